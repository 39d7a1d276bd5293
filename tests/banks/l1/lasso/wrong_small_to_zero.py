# diagnosis: weights set to 0 that are not 0
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        v = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(v) * np.maximum(np.abs(v) - eta * l1, 0)
    w[np.abs(w) < 0.01 * np.abs(w).max(initial=0)] = 0
    return w
