# diagnosis: rounded
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    G, c = 2 / n * X.T @ X, 2 / n * X.T @ y
    eta = 1 / (np.linalg.eigvalsh(G)[-1] + 2 * l2)
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * (G @ w - c + 2 * l2 * w)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    return np.round(w, 4)
