# diagnosis: changes the caller's arguments
def predict_mpg(train_X, train_y, test_X):
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std[std == 0] = 1.0
    for table in (train_X, test_X):
        table -= mean
        table /= std
    from sklearn.linear_model import LassoCV

    return LassoCV(cv=5, max_iter=20000).fit(train_X, train_y).predict(test_X)
