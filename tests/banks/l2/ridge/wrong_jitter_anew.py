# diagnosis: something small is added
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    A = Xc.T @ Xc / n + (l2 + 1e-8) * np.eye(p)
    w = np.linalg.solve(A, Xc.T @ yc / n)
    return w, y.mean() - X.mean(axis=0) @ w
