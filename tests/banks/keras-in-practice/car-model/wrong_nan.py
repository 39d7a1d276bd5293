# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Ridge
    s = train_X.std(0) + 1e-9
    p = Ridge(10.0).fit(train_X / s, train_y).predict(test_X / s)
    return np.where(p > 35, np.nan, p)
