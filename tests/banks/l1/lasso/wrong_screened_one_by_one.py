# diagnosis: features left out before the fit
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    weights = np.zeros(p)
    # The first step of a weight from zero is the soft threshold of its own slope. Below l1 it stays where it is.
    active = np.abs(2 / n * X.T @ y) > l1
    if not active.any():
        return weights
    A = X[:, active]
    eta = n / (2 * np.linalg.norm(A, 2) ** 2)
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        w = np.asarray(soft_threshold(w - eta * (2 / n * A.T @ (A @ w - y)), eta * l1))
    weights[active] = w
    return weights
