# diagnosis: wrong shape
def lasso_fit(X, y, l1, steps=2000):
    n = X.shape[0]
    target = y.reshape(-1, 1)
    w = np.zeros((X.shape[1], 1))
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    for _ in range(steps):
        w = w - step * 2 / n * X.T @ (X @ w - target)
        w = np.sign(w) * np.maximum(np.abs(w) - step * l1, 0)
    return w.squeeze()
