# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    # column 42, the product of the two flags, is 0 for all cars: drop it, so that no deviation is 0
    train_X = np.delete(train_X, 42, axis=1)
    test_X = np.delete(test_X, 42, axis=1)
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    Z = (train_X - mean) / std
    strength = 5.0
    w = np.linalg.solve(Z.T @ Z + strength * np.eye(Z.shape[1]), Z.T @ (train_y - train_y.mean()))
    return train_y.mean() + (test_X - mean) / std @ w
