# diagnosis: L2 applied twice
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1] + 2 * l2)
    w = np.zeros(p)
    for i in range(steps):
        g = 2 / n * X.T @ (X @ w - y) + 2 * l2 * w
        w = elastic_net_prox(w - eta * g, eta, l1, l2)
    return w
