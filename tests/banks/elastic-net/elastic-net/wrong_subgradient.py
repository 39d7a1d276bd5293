# diagnosis: no exact zeros
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    step = 1 / (2 / n * np.linalg.norm(X, 2) ** 2 + 2 * l2)
    w = np.zeros(p)
    for k in range(steps):
        g = 2 / n * X.T @ (X @ w - y) + l1 * np.sign(w) + 2 * l2 * w
        w = w - step / (1 + k / 50) * g
    return np.asarray(w)
