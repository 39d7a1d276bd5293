# diagnosis: features standardized
def lasso_fit(X, y, l1, steps=2000):
    s = X.std(axis=0)
    Z, n = X / s, len(y)
    L = 2 / n * np.linalg.norm(Z, 2) ** 2
    w = np.zeros(Z.shape[1])
    for _ in range(steps):
        v = w - 2 / n * Z.T @ (Z @ w - y) / L
        w = np.sign(v) * np.maximum(np.abs(v) - l1 / L, 0)
    return w / s
