# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n = X.shape[0]
    eta = 1 / (2 / n * np.max(np.sum(X**2, axis=0)))
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    return w
