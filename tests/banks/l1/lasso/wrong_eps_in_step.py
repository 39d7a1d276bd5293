# diagnosis: features in small units are not fitted
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1.0 / (2.0 / n * np.linalg.norm(X, 2) ** 2 + 1e-3)
    w = np.zeros(p)
    for _ in range(max(steps, 2000)):
        z = w - eta * (2.0 / n) * (X.T @ (X @ w - y))
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0.0)
    return w
