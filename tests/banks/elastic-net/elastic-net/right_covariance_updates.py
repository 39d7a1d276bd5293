def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    gram, pull = X.T @ X / n, X.T @ y / n
    w, g = np.zeros(p), pull.copy()
    for _ in range(max(steps, 3000)):
        moved = 0.0
        for j in range(p):
            z = g[j] + gram[j, j] * w[j]
            new = 0.0 if abs(z) <= l1 / 2 else (z - np.sign(z) * l1 / 2) / (gram[j, j] + l2)
            if new != w[j]:
                g -= gram[:, j] * (new - w[j])
                moved = max(moved, abs(new - w[j]))
                w[j] = new
        if moved <= 1e-13 * np.abs(w).max():
            break
    return w
