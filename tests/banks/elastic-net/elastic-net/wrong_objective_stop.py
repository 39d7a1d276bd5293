# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape

    def objective(w):
        return np.mean((y - X @ w) ** 2) + l1 * np.sum(np.abs(w)) + l2 * np.sum(w**2)

    L = 2 / n * np.linalg.eigvalsh(X.T @ X)[-1] + 2 * l2
    eta = 1 / L
    w = np.zeros(p)
    last = objective(w)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y) + 2 * l2 * w
        z = w - eta * g
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
        now = objective(w)
        if last - now <= 1e-8 * last:  # converged
            break
        last = now
    return w
