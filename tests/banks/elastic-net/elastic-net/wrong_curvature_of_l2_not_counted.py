# diagnosis: the curvature of the L2 part is not in the step
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    L = 2 / n * np.linalg.eigvalsh(X.T @ X).max()
    eta = 1 / L
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y) + 2 * l2 * w
        z = w - eta * g
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    return w
