# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    s = np.sqrt(np.mean(X**2, axis=0))
    X /= s
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(20000):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / s / L, 0)
    return w / s
