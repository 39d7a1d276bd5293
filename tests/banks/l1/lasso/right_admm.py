def lasso_fit(X, y, l1, steps=2000):
    """Alternating directions; z has the exact zeros."""
    n, p = X.shape
    A, b = 2 / n * X.T @ X, 2 / n * X.T @ y
    rho = np.trace(A) / p
    inverse = np.linalg.inv(A + rho * np.eye(p))
    z, u = np.zeros(p), np.zeros(p)
    for _ in range(5000):
        x = inverse @ (b + rho * (z - u))
        z = np.sign(x + u) * np.maximum(np.abs(x + u) - l1 / rho, 0)
        u = u + x - z
    return z
