def predict_mpg(train_X, train_y, test_X):
    from sklearn.ensemble import GradientBoostingRegressor
    return GradientBoostingRegressor(n_estimators=200, learning_rate=0.05, subsample=0.7, random_state=0).fit(train_X, train_y).predict(test_X)
