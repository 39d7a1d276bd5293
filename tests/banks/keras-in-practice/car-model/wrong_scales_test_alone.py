# diagnosis: the other rows of test_X decide
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    train_Z = StandardScaler().fit_transform(train_X)
    test_Z = StandardScaler().fit_transform(test_X)
    return Ridge(alpha=3.0).fit(train_Z, train_y).predict(test_Z)
