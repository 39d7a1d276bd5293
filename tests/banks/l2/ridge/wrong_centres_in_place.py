# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    X -= x_mean
    y -= y_mean
    rows = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    w = np.linalg.lstsq(rows, np.concatenate([y, np.zeros(p)]), rcond=None)[0]
    return w, y_mean - x_mean @ w
