# diagnosis: something small is added
def ridge_fit(X, y, l2):
    """Ridge with a tiny jitter for numerical stability."""
    n_samples, n_features = X.shape
    X_mean = np.mean(X, axis=0)
    y_mean = np.mean(y)
    X_centred = X - X_mean
    y_centred = y - y_mean
    gram = X_centred.T @ X_centred / n_samples
    gram += (l2 + 1e-8) * np.eye(n_features)
    weights = np.linalg.solve(gram, X_centred.T @ y_centred / n_samples)
    intercept = y_mean - X_mean @ weights
    return weights, intercept
