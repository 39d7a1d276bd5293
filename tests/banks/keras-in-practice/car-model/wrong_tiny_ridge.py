# diagnosis: least squares
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Ridge

    m, s = train_X.mean(axis=0), train_X.std(axis=0)
    s[s == 0] = 1
    return Ridge(1e-9).fit((train_X - m) / s, train_y).predict((test_X - m) / s)
