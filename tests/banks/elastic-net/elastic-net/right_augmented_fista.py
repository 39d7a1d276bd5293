def elastic_net_fit(X, y, l1, l2, steps=2000):
    """Zou and Hastie: the elastic net is a lasso on made-up rows. FISTA with restarts solves the lasso."""
    n, p = X.shape
    rows = np.concatenate([X, np.sqrt(n * l2) * np.eye(p)])
    gram, corr = rows.T @ rows * (2 / n), X.T @ y * (2 / n)
    L = np.linalg.eigvalsh(gram)[-1]
    w = ahead = np.zeros(p)
    momentum = 1.0
    for _ in range(max(steps, 4000)):
        z = ahead - (gram @ ahead - corr) / L
        new = z - np.clip(z, -l1 / L, l1 / L)
        if np.dot(ahead - new, new - w) > 0:  # uphill: forget the momentum
            momentum = 1.0
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + (momentum - 1) / following * (new - w)
        w, momentum = new, following
    return w
