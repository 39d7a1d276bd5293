# diagnosis: least squares
from sklearn.linear_model import LinearRegression


def predict_mpg(train_X, train_y, test_X):
    reg = LinearRegression()
    reg.fit(train_X, train_y)
    return reg.predict(test_X)
