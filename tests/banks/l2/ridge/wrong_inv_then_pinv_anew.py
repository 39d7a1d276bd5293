# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc, yc = X - x_mean, y - y_mean
    A = Xc.T @ Xc / n + l2 * np.eye(p)
    rhs = Xc.T @ yc / n
    try:
        w = np.linalg.inv(A) @ rhs
    except np.linalg.LinAlgError:  # singular: collinear columns
        w = np.linalg.pinv(A) @ rhs
    return w, y_mean - x_mean @ w
