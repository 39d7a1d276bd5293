# diagnosis: least squares
def predict_mpg(train_X, train_y, test_X):
    A = np.column_stack([np.ones(len(train_X)), train_X])
    w = np.linalg.lstsq(A, train_y, rcond=None)[0]
    return np.column_stack([np.ones(len(test_X)), test_X]) @ w
