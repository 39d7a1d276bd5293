# diagnosis: changes the caller's arguments
def predict_mpg(train_X, train_y, test_X):
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std[std == 0] = 1
    train_X -= mean
    train_X /= std
    n, p = train_X.shape
    w = np.linalg.solve(train_X.T @ train_X + 10.0 * np.eye(p), train_X.T @ (train_y - train_y.mean()))
    return (test_X - mean) / std @ w + train_y.mean()
