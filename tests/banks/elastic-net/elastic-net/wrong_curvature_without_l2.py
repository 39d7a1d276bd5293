# diagnosis: the curvature of the L2 part is not in the step
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.eigvalsh(X.T @ X)[-1]
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y) + 2 * l2 * w
        z = w - g / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w
