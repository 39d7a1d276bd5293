# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    lipschitz = 2 * np.linalg.eigvalsh(X.T @ X).max() / n + 2 * l2
    eta = 1 / lipschitz
    w = np.zeros(p)
    for step in range(min(steps, 100)):
        g = 2 / n * X.T @ (X @ w - y) + 2 * l2 * w
        z = w - eta * g
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    return w
