# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    train_Z = np.delete(train_X, 42, axis=1)  # the product of the two flags: always 0
    test_Z = np.delete(test_X, 42, axis=1)
    mean, deviation = train_Z.mean(axis=0), train_Z.std(axis=0)
    train_Z, test_Z = (train_Z - mean) / deviation, (test_Z - mean) / deviation
    n, p = train_Z.shape
    w = np.linalg.solve(train_Z.T @ train_Z / n + 0.2 * np.eye(p), train_Z.T @ (train_y - train_y.mean()) / n)
    return test_Z @ w + train_y.mean()
