# diagnosis: no exact zeros
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    for _ in range(300):
        D = np.diag(l1 / 2 / (np.abs(w) + 1e-12))
        w = np.linalg.solve(X.T @ X / n + D, X.T @ y / n)
    return w
