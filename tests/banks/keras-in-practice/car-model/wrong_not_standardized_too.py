# diagnosis: follows the 60 cars too closely
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Ridge

    return Ridge(alpha=1.0).fit(train_X, train_y).predict(test_X)
