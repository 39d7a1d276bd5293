def elastic_net_prox(w, step, l1, l2):
    step = min(step, 1.0)
    w = np.asarray(w)
    s = np.sign(w) * np.clip(np.abs(w) - step * l1, 0, None)
    return s / (1 + 2 * step * l2)
# %% extra cell
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, l1, l2)
    return w
