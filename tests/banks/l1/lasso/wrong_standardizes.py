# diagnosis: features standardized
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    scale = X.std(axis=0)
    Z = X / scale
    n = len(y)
    eta = n / (2 * np.linalg.norm(Z, 2) ** 2)
    w = np.zeros(Z.shape[1])
    for _ in range(steps):
        z = w - eta * (2 / n) * (Z.T @ (Z @ w - y))
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    return w / scale
