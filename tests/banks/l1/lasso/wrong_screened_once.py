# diagnosis: features left out before the fit
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    # A feature that alone has not enough pull is left out for good.
    active = np.abs(2 / n * X.T @ y) > l1
    w = np.zeros(p)
    if not active.any():
        return w
    A = X[:, active]
    eta = n / (2 * np.linalg.norm(A, 2) ** 2)
    v = np.zeros(A.shape[1])
    for _ in range(steps):
        z = v - eta * 2 / n * A.T @ (A @ v - y)
        v = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    w[active] = v
    return w
