# diagnosis: small strengths not taken as they are
def elastic_net_fit(X, y, l1, l2, steps=2000):
    l2 = max(l2, 0.02)
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2 + 2 * l2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - (2 / n * X.T @ (X @ w - y) + 2 * l2 * w) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w
