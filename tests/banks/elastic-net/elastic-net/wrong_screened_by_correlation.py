# diagnosis: features left out before the fit
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    active = np.abs(X.T @ y) / n > l1 / 2  # the others stay zero anyway
    w = np.zeros(p)
    if not active.any():
        return w
    A = X[:, active]
    L = 2 / n * np.linalg.norm(A, 2) ** 2
    v = np.zeros(A.shape[1])
    for _ in range(steps):
        v = elastic_net_prox(v - 2 / (n * L) * A.T @ (A @ v - y), 1 / L, l1, l2)
    w[active] = v
    return w
