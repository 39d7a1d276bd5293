from scipy.optimize import nnls
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    """w = u - v with u, v >= 0: nonnegative least squares of a quadratic form, then the signs are known."""
    n, p = X.shape
    Z = np.hstack([X, -X])
    Q, c = Z.T @ Z / n, Z.T @ y / n - l1 / 2
    Q = Q + 1e-10 * np.trace(Q) * np.eye(2 * p)
    root = np.linalg.cholesky(Q)
    u = nnls(root.T, np.linalg.solve(root, c), maxiter=1000)[0]
    w = u[:p] - u[p:]
    s, on = np.sign(w), w != 0
    w[on] = np.linalg.solve(X[:, on].T @ X[:, on], X[:, on].T @ y - n * l1 / 2 * s[on])
    return w
