def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1 / np.linalg.eigvalsh(2 / n * X.T @ X).max()
    w = np.zeros(p)
    for _ in range(steps):
        w = np.asarray(soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1))
    return w
