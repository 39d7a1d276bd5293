# diagnosis: weights set to 0 that are not 0
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    eta = 1.0 / (2.0 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        gradient = 2.0 / n * X.T @ (X @ w - y)
        step = w - eta * gradient
        w = np.sign(step) * np.maximum(np.abs(step) - eta * l1, 0.0)
    w[np.abs(w) < 1e-6] = 0.0  # what is left of the rounding
    return w
