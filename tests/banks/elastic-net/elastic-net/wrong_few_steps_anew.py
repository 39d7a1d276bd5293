# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X).max())
    w = np.zeros(p)
    for _ in range(100):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    return w
