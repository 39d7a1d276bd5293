# diagnosis: no exact zeros
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w, eta, l1, l2)
        w = w - eta * 2 / n * X.T @ (X @ w - y)
    return w
