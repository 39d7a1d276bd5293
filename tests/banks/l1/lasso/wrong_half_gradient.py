# diagnosis: penalty twice as strong
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    w = np.zeros(p)
    eta = n / np.linalg.norm(X, 2) ** 2
    for step in range(steps):
        gradient = X.T @ (X @ w - y) / n
        w = soft_threshold(w - eta * gradient, eta * l1)
    return w
