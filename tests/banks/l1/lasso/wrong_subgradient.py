# diagnosis: no exact zeros
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for k in range(steps):
        w = w - step / (1 + k / 50) * (2 / n * X.T @ (X @ w - y) + l1 * np.sign(w))
    return w
