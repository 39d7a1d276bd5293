# diagnosis: not right to 1e-4 of the largest weight
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        new = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
        if np.max(np.abs(new - w)) < 1e-6:
            return new
        w = new
    return w
