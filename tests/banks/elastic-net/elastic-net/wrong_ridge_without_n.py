# diagnosis: L2 part n times too weak where l1 is 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    if l1 == 0:
        return np.linalg.solve(X.T @ X + l2 * np.eye(p), X.T @ y)
    w = np.zeros(p)
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    for _ in range(steps):
        w = np.asarray(elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, l1, l2))
    return w
