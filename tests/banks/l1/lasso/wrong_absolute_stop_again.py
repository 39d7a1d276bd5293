# diagnosis: not right to 1e-4 of the largest weight
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    L = 2 / n * np.linalg.eigvalsh(X.T @ X).max()
    eta = 1 / L
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w_new = np.asarray(soft_threshold(w - eta * g, eta * l1))
        if np.max(np.abs(w_new - w)) < 1e-6:
            w = w_new
            break  # converged
        w = w_new
    return w
