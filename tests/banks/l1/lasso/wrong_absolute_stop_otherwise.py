# diagnosis: not right to 1e-4 of the largest weight
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n_samples, n_features = X.shape
    L = 2.0 / n_samples * np.linalg.norm(X, 2) ** 2
    eta = 1.0 / L
    w = np.zeros(n_features)
    for _ in range(steps):
        g = 2.0 / n_samples * X.T @ (X @ w - y)
        w_new = soft_threshold(w - eta * g, eta * l1)
        w_new = np.asarray(w_new)
        if np.max(np.abs(w_new - w)) < 1e-8:  # converged
            return w_new
        w = w_new
    return w
