# diagnosis: features left out before the fit
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    active = np.abs(2 / n * X.T @ y) > l1
    if not active.any():
        return w
    A = X[:, active]
    eta = n / (2 * np.linalg.norm(A, 2) ** 2)
    v = np.zeros(A.shape[1])
    for _ in range(steps):
        z = v - eta * 2 / n * A.T @ (A @ v - y)
        v = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    w[active] = v
    return w
