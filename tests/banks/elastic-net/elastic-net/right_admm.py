def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A, b = 2 / n * X.T @ X + 2 * l2 * np.eye(p), 2 / n * X.T @ y
    rho = np.sqrt(np.linalg.eigvalsh(A)[[0, -1]].prod())
    inverse = np.linalg.inv(A + rho * np.eye(p))
    z, u = np.zeros(p), np.zeros(p)
    for _ in range(6000):
        x = inverse @ (b + rho * (z - u))
        z = np.sign(x + u) * np.maximum(np.abs(x + u) - l1 / rho, 0)
        u += x - z
    return z
