def elastic_net_prox(w, step, l1, l2):
    t = step * l1
    def f(z):
        if z > t:
            return (z - t) / (1 + 2 * step * l2)
        if z < -t:
            return (z + t) / (1 + 2 * step * l2)
        return 0
    w = np.asarray(w)
    return np.vectorize(f)(w) if w.size else w.copy()
# %% extra cell
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, l1, l2)
    return w
