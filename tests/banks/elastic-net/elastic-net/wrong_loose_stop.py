# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n = len(y)
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        new = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
        done = np.max(np.abs(new - w)) < 1e-3 * np.max(np.abs(new))
        w = new
        if done:
            break
    return w
