def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    G, c = X.T @ X / n + l2 * np.eye(p), X.T @ y / n
    w = np.zeros(p)
    for _ in range(20000):
        old = w.copy()
        for j in range(p):
            if G[j, j] == 0:
                continue
            rho = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / G[j, j]
        if np.abs(w - old).max() <= 1e-14 * (np.abs(w).max() + 1e-300):
            break
    on = np.flatnonzero(w)
    if len(on):
        w[on] = np.linalg.lstsq(G[np.ix_(on, on)], c[on] - l1 / 2 * np.sign(w[on]), rcond=None)[0]
    return w
