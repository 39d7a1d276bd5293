# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, d = X.shape
    w = np.zeros(d)
    size = (X**2).sum(axis=0) / n
    residual = y
    for _ in range(steps):
        for j in range(d):
            old = w[j]
            rho = X[:, j] @ residual / n + size[j] * old
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / size[j]
            residual -= X[:, j] * (w[j] - old)
    return w
