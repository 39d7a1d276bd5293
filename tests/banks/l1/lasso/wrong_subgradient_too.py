# diagnosis: no exact zeros
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    for t in range(steps):
        w = w - eta / (1 + 0.1 * t) * (2 / n * X.T @ (X @ w - y) + l1 * np.sign(w))
    return w
