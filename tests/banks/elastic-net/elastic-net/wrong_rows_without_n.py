# diagnosis: L2 part n times too weak
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A, b = np.vstack([X, np.sqrt(l2) * np.eye(p)]), np.r_[y, np.zeros(p)]
    L = 2 / n * np.linalg.norm(A, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * A.T @ (A @ w - b) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    return w
