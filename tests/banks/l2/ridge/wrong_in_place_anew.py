# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n_samples, n_features = X.shape
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    X -= x_mean
    y -= y_mean
    if l2 > 0:
        A = X.T @ X / n_samples + l2 * np.eye(n_features)
        w = np.linalg.solve(A, X.T @ y / n_samples)
    else:
        w = np.linalg.lstsq(X, y, rcond=None)[0]
    b = y_mean - x_mean @ w
    return w, b
