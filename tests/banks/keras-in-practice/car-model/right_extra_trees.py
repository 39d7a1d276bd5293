def predict_mpg(train_X, train_y, test_X):
    from sklearn.ensemble import ExtraTreesRegressor
    return ExtraTreesRegressor(200, random_state=1).fit(train_X, train_y).predict(test_X)
