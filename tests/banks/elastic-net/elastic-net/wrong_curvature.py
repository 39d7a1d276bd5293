# diagnosis: the curvature of the L2 part is not in the step
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n = len(X)
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X).max())
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - eta * (2 / n * X.T @ (X @ w - y) + 2 * l2 * w)
        w = np.sign(w) * np.maximum(np.abs(w) - eta * l1, 0)
    return w
