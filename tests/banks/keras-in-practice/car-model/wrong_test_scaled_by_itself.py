# diagnosis: the other rows of test_X decide
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Ridge
    from sklearn.preprocessing import StandardScaler

    train_Z = StandardScaler().fit_transform(train_X)
    test_Z = StandardScaler().fit_transform(test_X)
    model = Ridge(alpha=5.0)
    model.fit(train_Z, train_y)
    return model.predict(test_Z)
