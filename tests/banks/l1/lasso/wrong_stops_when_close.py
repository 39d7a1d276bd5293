# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        gradient = 2 / n * X.T @ (X @ w - y)
        new = w - eta * gradient
        new = np.sign(new) * np.maximum(np.abs(new) - eta * l1, 0)
        if np.allclose(new, w):
            return new
        w = new
    return w
