def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.eigvalsh(X.T @ X)[-1]
    w, v, t = np.zeros(p), np.zeros(p), 1.0
    for _ in range(5000):
        z = v - 2 / n * X.T @ (X @ v - y) / L
        new = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
        if (v - new) @ (new - w) > 0:
            t = 1.0
        s = (1 + np.sqrt(1 + 4 * t * t)) / 2
        v, w, t = new + (t - 1) / s * (new - w), new, s
    return w
