# diagnosis: no exact zeros
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.norm(X, 2) ** 2 + 2 * l2)
    w = np.zeros(p)
    for k in range(steps):
        w = w - eta * (2 / n * X.T @ (X @ w - y) + l1 * np.sign(w) + 2 * l2 * w) / (1 + k / 10)
    return w
