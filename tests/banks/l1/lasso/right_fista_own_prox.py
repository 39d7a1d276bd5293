def _prox(v, t):
    return v - np.clip(v, -t, t)


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)): plain steps, then an accelerated polish."""
    n, p = X.shape
    A, b = X.T @ X * (2 / n), X.T @ y * (2 / n)
    L = float(np.linalg.eigvalsh(A)[-1])
    w = z = np.zeros(p)
    momentum = 1.0
    for _ in range(steps):
        new = _prox(z - (A @ z - b) / L, l1 / L)
        if (z - new) @ (new - w) > 0:  # restart
            momentum, z = 1.0, new
        else:
            following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
            z = new + (momentum - 1) / following * (new - w)
            momentum = following
        w = new
    for _ in range(steps):
        w = _prox(w - (A @ w - b) / L, l1 / L)
    return w
