# diagnosis: the curvature of the L2 part is not in the step
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(p)
    for _ in range(steps):
        v = w - eta * (2 / n * X.T @ (X @ w - y) + 2 * l2 * w)
        w = np.sign(v) * np.maximum(np.abs(v) - eta * l1, 0)
    return w
