# diagnosis: wrong shape
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros((p, 1))
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    for _ in range(steps):
        z = w - 2 / n * X.T @ (X @ w - y[:, None]) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0) / (1 + 2 * l2 / L)
    return np.squeeze(w)
