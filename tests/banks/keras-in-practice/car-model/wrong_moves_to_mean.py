# diagnosis: the other rows of test_X decide
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    scaler = StandardScaler().fit(train_X)
    model = Ridge(alpha=3.0, fit_intercept=False).fit(scaler.transform(train_X), train_y - train_y.mean())
    predictions = model.predict(scaler.transform(test_X))
    return predictions - predictions.mean() + train_y.mean()
