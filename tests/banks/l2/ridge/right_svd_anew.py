def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n = len(y)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    U, d, Vt = np.linalg.svd(X - x_mean, full_matrices=False)
    keep = d > max(X.shape) * np.finfo(float).eps * d.max(initial=0.0)
    if l2 > 0:
        keep[:] = True
    factor = d[keep] / (d[keep] ** 2 + n * l2)
    weights = Vt[keep].T @ (factor * (U[:, keep].T @ (y - y_mean)))
    return weights, y_mean - x_mean @ weights
