# diagnosis: not right to 1e-4 of the largest weight
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    if l1 < 1e-5:
        return np.linalg.lstsq(X.T @ X / n + l2 * np.eye(p), X.T @ y / n, rcond=1e-13)[0]
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    return w
