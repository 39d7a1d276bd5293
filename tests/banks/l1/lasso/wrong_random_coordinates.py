# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    rng = np.random.default_rng(0)
    w = np.zeros(p)
    for _ in range(200):
        j = rng.integers(p)
        rest = y - X @ w + X[:, j] * w[j]
        rho = X[:, j] @ rest / n
        w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (X[:, j] @ X[:, j] / n)
    return w
