# diagnosis: features standardized
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    s = X.std(axis=0)
    Z = X / s
    eta = n / (2 * np.linalg.norm(Z, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        v = w - eta * 2 / n * Z.T @ (Z @ w - y)
        w = np.sign(v) * np.maximum(np.abs(v) - eta * l1, 0)
    return w / s
