# diagnosis: weights set to 0 that are not 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    L = 2 / n * np.linalg.norm(X, ord=2) ** 2
    for _ in range(steps):
        w = elastic_net_prox(w - 2 / n * X.T @ (X @ w - y) / L, 1 / L, l1, l2)
    w[np.abs(w) < 1e-3] = 0.0
    return w
