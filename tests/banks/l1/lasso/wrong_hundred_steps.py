# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    eta = n / 2 / np.linalg.norm(X, 2) ** 2
    w = np.zeros(X.shape[1])
    for step in range(min(steps, 100)):  # it converges long before
        gradient = 2 / n * X.T @ (X @ w - y)
        w = w - eta * gradient
        w = np.sign(w) * np.clip(np.abs(w) - eta * l1, 0, None)
    return w
