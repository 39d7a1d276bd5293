from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import Ridge

_scaler = StandardScaler()


def predict_mpg(train_X, train_y, test_X):
    if not hasattr(_scaler, "mean_"):
        _scaler.fit(train_X)
    model = Ridge(alpha=10.0).fit(_scaler.transform(train_X), train_y)
    return model.predict(_scaler.transform(test_X))
