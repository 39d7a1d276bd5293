# diagnosis: one feature of two that are nearly copies left out
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    near = np.abs(np.corrcoef(X, rowvar=False).reshape(p, p)) > 0.98
    kept = [j for j in range(p) if not near[j, :j].any()]
    A = X[:, kept]
    eta = n / (2 * np.linalg.norm(A, 2) ** 2)
    v = np.zeros(len(kept))
    for _ in range(steps):
        z = v - eta * 2 / n * A.T @ (A @ v - y)
        v = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    w = np.zeros(p)
    w[kept] = v
    return w
