# diagnosis: refuses strengths of 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    alpha = l1 / 2 + l2
    ratio = l1 / 2 / alpha
    w, size = np.zeros(p), np.mean(X**2, axis=0)
    for _ in range(steps):
        for j in range(p):
            r = X[:, j] @ (y - X @ w) / n + size[j] * w[j]
            w[j] = np.sign(r) * max(abs(r) - alpha * ratio, 0) / (size[j] + alpha * (1 - ratio))
    return w
