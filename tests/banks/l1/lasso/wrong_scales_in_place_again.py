# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    scale = np.sqrt(np.mean(X ** 2, axis=0))
    X /= scale  # now every column has a mean square of 1
    w = np.zeros(p)
    for _ in range(steps):
        for j in range(p):
            rest = y - X @ w + X[:, j] * w[j]
            rho = X[:, j] @ rest / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / scale[j] / 2, 0.0)
    return w / scale
