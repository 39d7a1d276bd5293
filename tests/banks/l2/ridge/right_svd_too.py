def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    U, d, Vt = np.linalg.svd(X - x_mean, full_matrices=False)
    kept = d > np.finfo(float).eps * max(n, p) * max(d[0], np.abs(x_mean).max())
    d = d[kept]
    w = Vt[kept].T @ (d / (d**2 + n * l2) * (U[:, kept].T @ (y - y_mean)))
    return w, y_mean - x_mean @ w
