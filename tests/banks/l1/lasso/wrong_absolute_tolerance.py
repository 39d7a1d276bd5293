# diagnosis: not right to 1e-4 of the largest weight
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        new = soft_threshold(w - 2 / n * X.T @ (X @ w - y) / L, l1 / L)
        if np.max(np.abs(new - w)) < 1e-6:
            return new
        w = new
    return w
