# diagnosis: threshold not scaled by the step
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    eta = n / (2 * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        z = w - eta * g
        w = np.sign(z) * np.maximum(np.abs(z) - l1, 0)
    return w
