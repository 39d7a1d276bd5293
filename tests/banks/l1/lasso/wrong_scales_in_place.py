# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    y -= y.mean()
    X *= 2.0
    n = len(y)
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = soft_threshold(w - step * 2 * X.T @ (X @ w - y) / n, step * l1 * 2)
    return np.asarray(w) * 2
