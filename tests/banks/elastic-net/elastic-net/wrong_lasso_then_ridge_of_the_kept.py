# diagnosis: features chosen by the lasso
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        u = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(u) * np.maximum(np.abs(u) - l1 / L, 0)
    k = w != 0
    A = X[:, k]
    w[k] = np.linalg.solve(A.T @ A / n + l2 * np.eye(k.sum()), A.T @ y / n - l1 / 2 * np.sign(w[k]))
    return w
