# diagnosis: near the solution, but not right to 1e-6
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    Z, t = X - m, y - y.mean()
    w = np.round(np.linalg.pinv(Z.T @ Z / n + l2 * np.eye(p)) @ (Z.T @ t / n), 4)
    return w, float(round(y.mean() - m @ w, 4))
