# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w, before = np.zeros(p), np.inf
    for _ in range(steps):
        z = w - step * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - step * l1, 0)
        now = np.mean((y - X @ w) ** 2) + l1 * np.sum(np.abs(w))
        if before - now < 1e-6:
            break
        before = now
    return w
