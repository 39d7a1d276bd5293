def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    kept = np.argsort(-np.abs(X.T @ y), kind="stable")[:n]
    A = X[:, kept]
    eta = n / (2 * np.linalg.norm(A, 2) ** 2)
    w = np.zeros(len(kept))
    for _ in range(steps):
        z = w - eta * 2 / n * A.T @ (A @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    full = np.zeros(p)
    full[kept] = w
    return full
