# diagnosis: something small is added
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n_samples, n_features = X.shape
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    X_c = X - x_mean
    y_c = y - y_mean
    # a tiny jitter on the diagonal keeps the matrix invertible when l2 = 0
    gram = X_c.T @ X_c / n_samples + max(l2, 1e-12) * np.eye(n_features)
    weights = np.linalg.solve(gram, X_c.T @ y_c / n_samples)
    return weights, float(y_mean - x_mean @ weights)
