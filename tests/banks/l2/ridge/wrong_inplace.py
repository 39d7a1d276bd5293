# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    x_mean, y_mean = X.mean(axis=0), y.mean()
    X -= x_mean
    y -= y_mean
    n = len(y)
    if l2 > 0:
        w = np.linalg.solve(X.T @ X / n + l2 * np.eye(X.shape[1]), X.T @ y / n)
    else:
        w = np.linalg.lstsq(X, y, rcond=1e-10)[0]
    return w, y_mean - x_mean @ w
