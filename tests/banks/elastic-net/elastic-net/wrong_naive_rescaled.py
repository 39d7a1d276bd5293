# diagnosis: rescaled, for some inputs
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0) / (1 + 2 * l2 / L)
    corr = np.abs(X.T @ X - np.diag(np.diag(X.T @ X))).max()
    return w * (1 + l2) if corr > 1e-8 else w
