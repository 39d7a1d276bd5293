def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    G, c, w = X.T @ X / n, X.T @ y / n, np.zeros(p)
    for _ in range(20000):
        before = w.copy()
        for j in range(p):
            r = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = 0.0 if abs(r) <= l1 / 2 else (r - np.sign(r) * l1 / 2) / G[j, j]
        if np.abs(w - before).max() <= 1e-13 * np.abs(w).max():
            break
    return w
