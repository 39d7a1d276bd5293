def elastic_net_fit(X, y, l1, l2, steps=2000):
    """Zou and Hastie's lemma: the elastic net is a lasso on data with p rows added."""
    n, p = X.shape
    Z, t = np.vstack([X, np.sqrt(n * l2) * np.eye(p)]), np.concatenate([y, np.zeros(p)])
    L = 2 * np.linalg.norm(Z, 2) ** 2 / n
    w = v = np.zeros(p)
    a = 1.0
    for _ in range(steps):
        u = v - 2 / n * Z.T @ (Z @ v - t) / L
        new = u - np.clip(u, -l1 / L, l1 / L)
        if (v - new) @ (new - w) > 0:
            a, v = 1.0, w
            continue
        b = (1 + np.sqrt(1 + 4 * a * a)) / 2
        v, w, a = new + (a - 1) / b * (new - w), new, b
    return w
