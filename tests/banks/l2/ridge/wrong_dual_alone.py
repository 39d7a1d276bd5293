# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    Z = X - m
    w = Z.T @ np.linalg.solve(Z @ Z.T + n * l2 * np.eye(n), y - y.mean()) if n < p else np.linalg.lstsq(
        Z.T @ Z / n + l2 * np.eye(p), Z.T @ (y - y.mean()) / n, rcond=None)[0]
    return w, y.mean() - m @ w
