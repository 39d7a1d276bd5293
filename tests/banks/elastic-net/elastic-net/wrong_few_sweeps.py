# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    a = (X**2).sum(0) / n
    for _ in range(20):
        for j in range(p):
            rho = X[:, j] @ (y - X @ w) / n + a[j] * w[j]
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (a[j] + l2)
    return w
