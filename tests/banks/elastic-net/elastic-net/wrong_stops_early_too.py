# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        new = elastic_net_prox(w - 2 / n * X.T @ (X @ w - y) / L, 1 / L, l1, l2)
        if np.max(np.abs(new - w)) < 1e-4:
            return new
        w = new
    return w
