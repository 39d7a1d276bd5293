def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w - eta * 2 / n * (X.T @ (X @ w - y)), eta, l1, l2)
    return np.asarray(w)
