# diagnosis: least squares on the features that the lasso keeps
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    chosen = np.flatnonzero(w)
    if len(chosen) > 1:
        w[chosen] = np.linalg.lstsq(X[:, chosen], y, rcond=None)[0]
    return w
