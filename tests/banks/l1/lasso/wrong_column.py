# diagnosis: wrong shape
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros((p, 1))
    for _ in range(steps):
        w = soft_threshold(w - step * 2 * X.T @ (X @ w - y[:, None]) / n, step * l1)
    return np.asarray(w)
