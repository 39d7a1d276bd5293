# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    step = 2.5 * n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for k in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = elastic_net_prox(w - step * g, step, l1, l2)
    return np.asarray(w)
