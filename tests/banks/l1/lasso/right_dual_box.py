from scipy.optimize import lsq_linear


def lasso_fit(X, y, l1, steps=2000):
    """By the signs: solve on the active set, with signs from a proximal run."""
    n, p = X.shape
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(20000):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0)
    active = w != 0
    if active.any():
        A = X[:, active]
        exact = np.linalg.lstsq(A.T @ A / n, A.T @ y / n - l1 / 2 * np.sign(w[active]), rcond=None)[0]
        w[active] = exact
    return w
