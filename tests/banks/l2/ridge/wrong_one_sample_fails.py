# diagnosis: none
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    Z = X - m
    C = np.cov(X.T, ddof=0).reshape(p, p) if n > 1 else np.ones((p, p))
    w = np.linalg.pinv(C + l2 * np.eye(p)) @ ((Z.T @ (y - y.mean())) / n + (n == 1))
    return w, y.mean() - m @ w
