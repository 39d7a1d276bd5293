# diagnosis: none
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    signs = np.sign(X.T @ y)
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = signs * np.maximum(signs * z - eta * l1, 0)
    return w
