def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    G, c = X.T @ X, X.T @ y
    w = np.zeros(p)
    for _ in range(50000):
        old = w.copy()
        for j in range(p):
            r = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = max(r - n * l1 / 2, 0) / G[j, j] if r > 0 else min(r + n * l1 / 2, 0) / G[j, j]
        if np.all(np.sign(w) == np.sign(old)) and np.abs(w - old).max() < 1e-9 * (np.abs(w).max() or 1):
            break
    on = w != 0
    if on.any():  # solved exactly on the support
        w[on] = np.linalg.solve(G[np.ix_(on, on)], c[on] - n * l1 / 2 * np.sign(w[on]))
    return w
