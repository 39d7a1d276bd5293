# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n = len(X)
    mean = X.mean(axis=0)
    Xc, yc = X - mean, y - y.mean()
    A = Xc.T @ Xc / n + l2 * np.eye(X.shape[1])
    try:
        inverse = np.linalg.inv(A)
    except np.linalg.LinAlgError:
        inverse = np.linalg.pinv(A)
    w = inverse @ (Xc.T @ yc / n)
    return w, y.mean() - mean @ w
