# diagnosis: columns taken to have a mean square of 1
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    for _ in range(min(steps, 500)):
        for j in range(p):
            without_j = y - X @ w + X[:, j] * w[j]
            rho = X[:, j] @ without_j / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0)
    return w
