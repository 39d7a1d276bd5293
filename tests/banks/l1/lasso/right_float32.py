def lasso_fit(X, y, l1, steps=2000):
    X, y = X.astype("float32"), y.astype("float32")
    n = np.float32(len(y))
    eta = np.float32(0.99) * n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(X.shape[1], "float32")
    for _ in range(steps):
        v = w - eta * 2 / n * (X.T @ (X @ w - y))
        w = np.sign(v) * np.maximum(np.abs(v) - eta * np.float32(l1), 0)
    return w
