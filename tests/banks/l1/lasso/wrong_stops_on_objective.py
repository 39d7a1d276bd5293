# diagnosis: not right to 1e-4 of the largest weight
def lasso_fit(X, y, l1, steps=2000):
    n = len(y)
    w = np.zeros(X.shape[1])
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    last = np.inf
    for _ in range(steps):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
        now = np.mean((y - X @ w) ** 2) + l1 * np.sum(np.abs(w))
        if last - now < 1e-11:
            break
        last = now
    return np.asarray(w)
