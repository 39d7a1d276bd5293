def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2 + 2 * l2 + 1e-300
    w = z = np.zeros(p)
    t = 1.0
    for _ in range(2 * steps):
        u = z - (2 / n * X.T @ (X @ z - y) + 2 * l2 * z) / L
        new = np.sign(u) * np.maximum(np.abs(u) - l1 / L, 0)
        if (z - new) @ (new - w) > 0:
            t = 1.0
        t_new = (1 + np.sqrt(1 + 4 * t * t)) / 2
        w, z, t = new, new + (t - 1) / t_new * (new - w), t_new
    return w
