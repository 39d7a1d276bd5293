# diagnosis: none
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = np.maximum(w - eta * g - eta * l1, 0.0)
    return w
