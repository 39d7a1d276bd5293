# diagnosis: not right to 1e-4 of the largest weight
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    L = 2 / n * np.linalg.eigvalsh(X.T @ X)[-1]
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        z = w - (2 / n * X.T @ (X @ w - y)) / L
        new = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
        if np.max(np.abs(new - w)) < 1e-6:
            return new
        w = new
    return w
