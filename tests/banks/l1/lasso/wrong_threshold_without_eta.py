# diagnosis: threshold not scaled by the step
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    w = np.zeros(X.shape[1])
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    for i in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = soft_threshold(w - eta * g, l1)
    return np.asarray(w)
