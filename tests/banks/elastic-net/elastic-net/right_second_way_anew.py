def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    H, c = 2 / n * X.T @ X + 2 * l2 * np.eye(p), 2 / n * X.T @ y
    L = np.linalg.eigvalsh(H)[-1]
    w = np.zeros(p)
    for _ in range(max(steps, 2000)):
        z = w - (H @ w - c) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w
