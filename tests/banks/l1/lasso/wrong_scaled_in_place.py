# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    # Bring the features to size 1, so that the unit does not matter. Weights and l1 change with it.
    scale = np.abs(X).max()
    X /= scale
    l1 = l1 / scale
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(X.shape[1])
    for _ in range(max(steps, 2000)):
        z = w - eta * 2 / n * (X.T @ (X @ w - y))
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0.0)
    return w / scale
