# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n_samples, n_features = X.shape
    L = 2.0 / n_samples * np.max(np.sum(X**2, axis=0))
    eta = 1.0 / L
    w = np.zeros(n_features)
    for _ in range(steps):
        g = 2.0 / n_samples * (X.T @ (X @ w - y))
        w = np.asarray(elastic_net_prox(w - eta * g, eta, l1, l2))
    return w
