# diagnosis: does not fit the 60 cars either
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Ridge
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(train_X)
    return Ridge(alpha=3e3).fit(scaler.transform(train_X), train_y).predict(scaler.transform(test_X))
