# diagnosis: follows the 60 cars too closely
from sklearn.linear_model import Ridge


def predict_mpg(train_X, train_y, test_X):
    """Ridge regression with the default strength."""
    return Ridge().fit(train_X, train_y).predict(test_X)
