# diagnosis: least squares
def predict_mpg(train_X, train_y, test_X):
    w = np.linalg.lstsq(np.c_[np.ones(60), train_X], train_y, rcond=None)[0]
    return np.c_[np.ones(len(test_X)), test_X] @ w
