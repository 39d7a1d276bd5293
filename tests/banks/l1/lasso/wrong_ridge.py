# diagnosis: squares instead of absolute values
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    return np.linalg.solve(X.T @ X / n + l1 * np.eye(p), X.T @ y / n)
