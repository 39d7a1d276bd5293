# diagnosis: steps too small by the number of samples
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    L = np.linalg.eigvalsh(X.T @ X).max()
    eta = 1 / L
    w = np.zeros(p)
    for _ in range(steps):
        gradient = 2 / n * X.T @ (X @ w - y)
        z = w - eta * gradient
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    return w
