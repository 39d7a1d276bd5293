# diagnosis: holds on to the unit of other cars
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean = train_X.mean(axis=0)
    std = train_X.std(axis=0)
    std[std == 0] = 1.0
    Z = (train_X - mean) / std
    n, p = Z.shape
    l2 = 0.1
    w = np.linalg.solve(Z.T @ Z / n + l2 * np.eye(p), Z.T @ (train_y - train_y.mean()) / n)
    return (test_X - mean) / std @ w + practice_y.mean()
