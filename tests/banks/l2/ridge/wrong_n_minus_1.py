# diagnosis: one sample too few
def ridge_fit(X, y, l2):
    n, p = X.shape
    Xc, yc = X - X.mean(0), y - y.mean()
    w = np.linalg.pinv(Xc.T @ Xc / (n - 1) + l2 * np.eye(p)) @ (Xc.T @ yc / (n - 1))
    return w, y.mean() - X.mean(0) @ w
