# diagnosis: features standardized
def lasso_fit(X, y, l1, steps=2000):
    scale = X.std(axis=0)
    Z = X / scale
    n, p = Z.shape
    L = 2 / n * np.linalg.eigvalsh(Z.T @ Z).max()
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * Z.T @ (Z @ w - y)
        w = soft_threshold(w - g / L, l1 / L)
    return w / scale
