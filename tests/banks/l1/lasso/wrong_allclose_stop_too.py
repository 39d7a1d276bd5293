# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1.0 / (2.0 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * 2.0 / n * X.T @ (X @ w - y)
        new = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0.0)
        if np.allclose(new, w):
            return new
        w = new
    return w
