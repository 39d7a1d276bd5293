# diagnosis: penalty n times too weak where there are more features than samples
def ridge_fit(X, y, l2):
    """The minimiser of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean, y_mean = X.mean(0), y.mean()
    Xc, yc = X - x_mean, y - y_mean
    if l2 == 0:
        w = np.linalg.lstsq(Xc, yc, rcond=None)[0]
    elif p <= n:
        w = np.linalg.solve(Xc.T @ Xc / n + l2 * np.eye(p), Xc.T @ yc / n)
    else:  # the smaller matrix
        w = Xc.T @ np.linalg.solve(Xc @ Xc.T + l2 * np.eye(n), yc)
    return w, y_mean - x_mean @ w
