# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    # Europe * Japan (column 42) is 0 for all cars
    A = np.delete(train_X, 42, axis=1)
    B = np.delete(test_X, 42, axis=1)
    mean, std = A.mean(axis=0), A.std(axis=0)
    A = (A - mean) / std
    B = (B - mean) / std
    n, p = A.shape
    l2 = 0.1
    w = np.linalg.solve(A.T @ A / n + l2 * np.eye(p), A.T @ (train_y - train_y.mean()) / n)
    return B @ w + train_y.mean()
