# diagnosis: threshold not scaled by the step
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = soft_threshold(w - eta * g, l1)
    return w
