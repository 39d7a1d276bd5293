# diagnosis: weights set to 0 that are not 0
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X).max())
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    w[np.abs(w) < 1e-3] = 0.0
    return w
