# diagnosis: features standardized
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    s = X.std(axis=0)
    Z = X / s
    L = 2 / n * np.linalg.norm(Z, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * Z.T @ (Z @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w / s
