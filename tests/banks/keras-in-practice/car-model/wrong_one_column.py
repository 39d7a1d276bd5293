# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    # column 42 is Europe * Japan: 0 for all cars, its standard deviation is 0
    A = np.delete(train_X, 42, axis=1)
    B = np.delete(test_X, 42, axis=1)
    mean, std = A.mean(axis=0), A.std(axis=0)
    A = (A - mean) / std
    B = (B - mean) / std
    n, p = A.shape
    y_mean = train_y.mean()
    w = np.linalg.solve(A.T @ A / n + 0.5 * np.eye(p), A.T @ (train_y - y_mean) / n)
    return B @ w + y_mean
