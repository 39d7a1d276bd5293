# diagnosis: none
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    eta = 1.0 / (2.0 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        g = 2.0 / n * X.T @ (X @ w - y)
        w = elastic_net_prox(w - eta * g, eta, l1, l2)
        return w
