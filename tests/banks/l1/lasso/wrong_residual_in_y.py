# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    curvature = (X ** 2).sum(axis=0) / n
    for _ in range(steps):
        for j in range(p):
            y += X[:, j] * w[j]
            rho = X[:, j] @ y / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / curvature[j]
            y -= X[:, j] * w[j]
    return w
