# diagnosis: none
def elastic_net_fit(X, y, l1, l2, steps=2000):
    rng = np.random.default_rng(0)
    n, p = X.shape
    w = np.zeros(p)
    for _ in range(steps):
        j = rng.integers(p)
        rho = X[:, j] @ (y - X @ w) / n + X[:, j] @ X[:, j] / n * w[j]
        w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / (X[:, j] @ X[:, j] / n + l2)
    return w
