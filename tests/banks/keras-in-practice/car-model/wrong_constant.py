# diagnosis: a constant
def predict_mpg(train_X, train_y, test_X):
    return np.full(len(test_X), train_y.mean())
