# diagnosis: penalty half as strong
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = X.shape[0]
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(X.shape[1])
    for step in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = soft_threshold(w - eta * g, eta * l1 / 2)
    return w
