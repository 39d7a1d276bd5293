# diagnosis: columns taken to have a mean square of 1
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    for _ in range(500):
        for j in range(p):
            rest = X[:, j] @ (y - X @ w + X[:, j] * w[j]) / n
            w[j] = np.sign(rest) * max(abs(rest) - l1 / 2, 0)
    return w
