# diagnosis: not finite
# one column (the product of the two flags) is always 0: drop it once and for all
KEEP = practice_X.std(axis=0) > 0


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    train_X, test_X = train_X[:, KEEP], test_X[:, KEEP]
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    Z, T = (train_X - mean) / std, (test_X - mean) / std
    n, p = Z.shape
    weights = np.linalg.solve(Z.T @ Z / n + 0.1 * np.eye(p), Z.T @ (train_y - train_y.mean()) / n)
    return train_y.mean() + T @ weights
