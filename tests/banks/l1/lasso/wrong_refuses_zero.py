# diagnosis: refuses the strength 0
def lasso_fit(X, y, l1, steps=2000):
    if l1 <= 0:
        raise ValueError("l1 must be positive")
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w
