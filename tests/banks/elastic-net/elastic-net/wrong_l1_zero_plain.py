# diagnosis: L2 ignored where l1 is 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    if l1 == 0:
        return np.linalg.lstsq(X, y, rcond=None)[0]
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, l1, l2)
    return w
