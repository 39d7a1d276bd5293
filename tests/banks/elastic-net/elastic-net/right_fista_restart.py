def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    towards = 2 / n * (X.T @ y)
    quadratic = 2 / n * (X.T @ X)

    def soft(z):
        return (z - np.clip(z, -step * l1, step * l1)) / (1 + 2 * step * l2)

    w = v = np.zeros(p)
    momentum = 1.0
    for _ in range(max(int(steps), 1) + 3000):
        new = soft(v - step * (quadratic @ v - towards))
        if (v - new) @ (new - w) > 0:  # it overshoots: start the momentum anew
            momentum, v = 1.0, w
            new = soft(v - step * (quadratic @ v - towards))
        grown = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        v = new + (momentum - 1) / grown * (new - w)
        w, momentum = new, grown
    return np.where(w == 0, 0.0, w)
