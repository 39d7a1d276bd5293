# diagnosis: none
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A = np.vstack([X, np.sqrt(l2) * np.eye(p)])
    b = np.append(y, np.zeros(p))
    L = 2 / n * np.linalg.norm(A, 2) ** 2
    w = np.zeros(p)
    for _ in range(2 * steps):
        u = w - 2 / n * A.T @ (A @ w - b) / L
        w = np.sign(u) * np.maximum(np.abs(u) - l1 / L, 0)
    return w
