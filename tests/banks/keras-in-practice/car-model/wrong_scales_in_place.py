# diagnosis: changes the caller's arguments
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import RidgeCV

    m, s = train_X.mean(axis=0), train_X.std(axis=0)
    s[s == 0] = 1
    train_X -= m
    train_X /= s
    return RidgeCV(np.logspace(-2, 3, 20)).fit(train_X, train_y).predict((test_X - m) / s)
