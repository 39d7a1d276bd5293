# diagnosis: weights set to 0 that are not 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    G, c, w = X.T @ X / n, X.T @ y / n, np.zeros(p)
    for _ in range(steps):
        for j in range(p):
            r = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = np.sign(r) * max(abs(r) - l1 / 2, 0) / (G[j, j] + l2)
    w[np.abs(w) < 1e-3] = 0
    return w
