# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    rho = 0.1
    A = np.linalg.inv(2 / n * X.T @ X + rho * np.eye(p))
    b = 2 / n * X.T @ y
    w = z = u = np.zeros(p)
    for _ in range(steps):
        w = A @ (b + rho * (z - u))
        z = np.sign(w + u) * np.maximum(np.abs(w + u) - l1 / rho, 0)
        u = u + w - z
    return np.where(np.abs(w) < 1e-12, 0.0, w)
