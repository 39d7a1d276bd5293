def lasso_fit(X, y, l1, steps=2000):
    n = X.shape[0]
    L = 2 * np.linalg.norm(X, 2) ** 2 / n
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = soft_threshold(w - 2 / n * (X.T @ (X @ w - y)) / L, l1 / L)
    return np.asarray(w)
