def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n = len(y)
    A = 2 / n * (X.T @ X) + 2 * l2 * np.eye(X.shape[1])
    b = 2 / n * (X.T @ y)
    L = np.linalg.eigvalsh(A)[-1]
    w = ahead = np.zeros(len(b))
    if L <= 0:
        return w
    t = 1.0
    for _ in range(20000):
        z = ahead - (A @ ahead - b) / L
        new = z - np.clip(z, -l1 / L, l1 / L)
        if (ahead - new) @ (new - w) > 0:  # the momentum points uphill
            t, ahead = 1.0, w
            continue
        t_new = (1 + (1 + 4 * t * t) ** 0.5) / 2
        ahead = new + (t - 1) / t_new * (new - w)
        still = np.max(np.abs(new - w)) <= 1e-14 * np.max(np.abs(new))
        w, t = new, t_new
        if still:
            break
    return w
