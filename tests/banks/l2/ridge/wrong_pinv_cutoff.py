# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    n, p = X.shape
    A = Xc.T @ Xc / n + l2 * np.eye(p)
    w = np.linalg.pinv(A, rcond=1e-6) @ (Xc.T @ yc / n)
    return w, y.mean() - X.mean(axis=0) @ w
