# diagnosis: the steps blow up or swing
step_size = None


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    global step_size
    n = len(X)
    if step_size is None:
        step_size = n / (2 * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        z = w - step_size * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - step_size * l1, 0) / (1 + 2 * step_size * l2)
    return w
