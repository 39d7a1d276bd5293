# diagnosis: wrong shape
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros((p, 1))
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y[:, None])
        z = w - g / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w.squeeze()
