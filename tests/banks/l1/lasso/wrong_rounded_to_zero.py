# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    """Gradient steps on |w|, then small weights are set to zero."""
    n, p = X.shape
    step = n / (40 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = w - step * (2 / n * X.T @ (X @ w - y) + l1 * np.sign(w))
    return np.where(np.abs(w) < 0.05, 0.0, w)
