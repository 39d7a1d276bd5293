# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.eigvalsh(X.T @ X)[-1]
    w = np.zeros(p)
    for _ in range(50):
        z = w - (2 / n) * (X.T @ (X @ w - y)) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w
