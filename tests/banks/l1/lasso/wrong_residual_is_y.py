# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    w = np.zeros(p)
    sizes = (X**2).sum(axis=0)
    residual = y
    for _ in range(steps):
        for j in range(p):
            rho = X[:, j] @ residual + sizes[j] * w[j]
            new = np.sign(rho) * max(abs(rho) - n * l1 / 2, 0) / sizes[j]
            residual -= X[:, j] * (new - w[j])
            w[j] = new
    return w
