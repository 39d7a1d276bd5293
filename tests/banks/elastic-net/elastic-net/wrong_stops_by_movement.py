# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        new = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0) / (1 + 2 * l2 / L)
        done = np.max(np.abs(new - w)) < 1e-4
        w = new
        if done:
            break
    return w
