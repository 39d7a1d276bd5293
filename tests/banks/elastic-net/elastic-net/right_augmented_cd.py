def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A, t = np.vstack([X, np.sqrt(n * l2) * np.eye(p)]), np.concatenate([y, np.zeros(p)])
    G, c = A.T @ A / n, A.T @ t / n
    w = np.zeros(p)
    for _ in range(5000):
        before = w.copy()
        for j in range(p):
            rho = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / G[j, j]
        if np.all(np.abs(w - before) <= 1e-12 * np.abs(w).max(initial=0)):
            break
    return tuple(w)
