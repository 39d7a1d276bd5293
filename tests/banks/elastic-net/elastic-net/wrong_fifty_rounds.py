# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    r = y.copy()
    for _ in range(50):
        for j in range(p):
            r += X[:, j] * w[j]
            rho = X[:, j] @ r / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (X[:, j] @ X[:, j] / n + l2)
            r -= X[:, j] * w[j]
    return w
