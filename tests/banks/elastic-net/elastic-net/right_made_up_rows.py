def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    t = np.concatenate([y, np.zeros(p)])
    G, c, w = A.T @ A / n, A.T @ t / n, np.zeros(p)
    for _ in range(50000):
        old = w.copy()
        for j in range(p):
            r = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = np.sign(r) * max(abs(r) - l1 / 2, 0) / G[j, j]
        if np.max(np.abs(w - old)) <= 1e-12 * np.max(np.abs(w)):
            break
    return w
