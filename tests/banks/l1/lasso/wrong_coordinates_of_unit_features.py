# diagnosis: columns taken to have a mean square of 1
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    w = np.zeros(p)
    residual = y.astype(float).copy()
    for _ in range(steps):
        for j in range(p):
            residual = residual + X[:, j] * w[j]
            rho = X[:, j] @ residual / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0)
            residual = residual - X[:, j] * w[j]
    return w
