# diagnosis: not right to 1e-4 of the largest weight
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n = X.shape[0]
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(X.shape[1])
    last = np.inf
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
        objective = np.mean((y - X @ w) ** 2) + l1 * np.abs(w).sum() + l2 * (w ** 2).sum()
        if last - objective < 1e-13:
            break
        last = objective
    return w
