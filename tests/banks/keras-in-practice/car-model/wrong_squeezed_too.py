# diagnosis: a single row not handled
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    scaler = StandardScaler().fit(train_X)
    model = Ridge(alpha=3.0).fit(scaler.transform(train_X), train_y[:, None])
    return np.squeeze(model.predict(scaler.transform(test_X)).reshape(-1, 1))
