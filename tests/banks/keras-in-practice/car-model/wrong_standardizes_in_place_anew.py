# diagnosis: changes the caller's arguments
def predict_mpg(train_X, train_y, test_X):
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std[std == 0] = 1
    train_X -= mean
    train_X /= std
    test_X -= mean
    test_X /= std
    A = train_X.T @ train_X + 3.0 * np.eye(train_X.shape[1])
    w = np.linalg.solve(A, train_X.T @ (train_y - train_y.mean()))
    return test_X @ w + train_y.mean()
