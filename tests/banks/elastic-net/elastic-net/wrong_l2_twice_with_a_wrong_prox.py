# diagnosis: L2 applied twice
def elastic_net_prox(w, step, l1, l2):
    return w / (1 + 2 * step * l2)
# %% extra cell
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    step = 1 / (2 * np.linalg.norm(X, 2) ** 2 / n + 2 * l2)
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w - step * (2 / n * X.T @ (X @ w - y) + 2 * l2 * w), step, l1, l2)
    return w
