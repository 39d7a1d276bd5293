def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    H = 2 * (X.T @ X / n + l2 * np.eye(p))
    c = 2 * X.T @ y / n
    L = np.linalg.eigvalsh(H)[-1]
    if L == 0:
        return np.zeros(p)
    w, v, t = np.zeros(p), np.zeros(p), 1.0
    for _ in range(20000):
        z = v - (H @ v - c) / L
        new = z - np.clip(z, -l1 / L, l1 / L)
        if np.max(np.abs(new - v)) <= 1e-12 * np.max(np.abs(new)):
            return new
        if (v - new) @ (new - w) > 0:
            t, v = 1.0, new  # restart
        else:
            t_new = (1 + (1 + 4 * t * t) ** 0.5) / 2
            v = new + (t - 1) / t_new * (new - w)
            t = t_new
        w = new
    return w
