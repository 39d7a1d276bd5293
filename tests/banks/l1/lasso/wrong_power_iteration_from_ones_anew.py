# diagnosis: the steps blow up or swing
def _largest_eigenvalue(A, iterations=20):
    v = np.ones(A.shape[0])
    for _ in range(iterations):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v @ A @ v


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    eta = 1 / (2 / n * _largest_eigenvalue(X.T @ X))
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(w) * np.maximum(np.abs(w) - eta * l1, 0)
    return w
