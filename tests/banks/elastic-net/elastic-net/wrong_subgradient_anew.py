# diagnosis: no exact zeros
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n = len(y)
    w = np.zeros(X.shape[1])
    eta = 1 / (2 / n * np.linalg.norm(X, 2) ** 2 + 2 * l2)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y) + l1 * np.sign(w) + 2 * l2 * w
        w = w - eta * g
    return w
