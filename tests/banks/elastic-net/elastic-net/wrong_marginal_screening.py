# diagnosis: features left out before the fit
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    w = np.zeros(p)
    # a weight leaves zero only if the slope of the loss there is larger than l1
    keep = np.abs(2.0 / n * X.T @ y) > l1
    if not keep.any():
        return w
    A = X[:, keep]
    L = 2.0 / n * np.linalg.norm(A, 2) ** 2
    eta = 1.0 / L
    v = np.zeros(A.shape[1])
    for _ in range(steps):
        g = 2.0 / n * A.T @ (A @ v - y)
        z = v - eta * g
        v = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0.0) / (1.0 + 2.0 * eta * l2)
    w[keep] = v
    return w
