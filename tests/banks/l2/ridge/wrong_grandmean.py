# diagnosis: data not centred
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    Xc = X - X.mean()
    yc = y - y.mean()
    A = Xc.T @ Xc / n + l2 * np.eye(p)
    w = np.linalg.pinv(A) @ (Xc.T @ yc / n)
    b = y.mean() - X.mean(axis=0) @ w
    return w, b
