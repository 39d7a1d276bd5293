# diagnosis: L1 ignored where l2 is 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    if l2 == 0:
        return np.linalg.lstsq(X, y, rcond=None)[0]
    w = np.zeros(p)
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    for _ in range(steps):
        w = np.asarray(elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, l1, l2))
    return w
