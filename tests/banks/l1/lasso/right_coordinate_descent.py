def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    residual = y.copy()
    for _ in range(min(steps, 500)):
        for j in range(p):
            residual += X[:, j] * w[j]
            rho = X[:, j] @ residual / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (X[:, j] @ X[:, j] / n)
            residual -= X[:, j] * w[j]
    return w
