# diagnosis: the steps blow up or swing
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    eta = 0.1
    n, d = X.shape
    w = np.zeros(d)
    for _ in range(steps):
        w = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(w) * np.maximum(np.abs(w) - eta * l1, 0)
    return w
