# diagnosis: something small is added
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    Z, t = X - m, y - y.mean()
    l2 = max(l2, 1e-5)
    w = np.linalg.solve(Z.T @ Z / n + l2 * np.eye(p), Z.T @ t / n)
    return w, y.mean() - m @ w
