# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    L = np.linalg.norm(X, 2) ** 2 / n
    eta = 1 / L
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        z = w - eta * g
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    return w
