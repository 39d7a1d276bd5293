def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w, residual = np.zeros(p), y.copy()
    for _ in range(min(steps, 1000)):
        for j in range(p):
            residual += X[:, j] * w[j]
            rho = X[:, j] @ residual / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (X[:, j] @ X[:, j] / n + l2)
            residual -= X[:, j] * w[j]
    return w
