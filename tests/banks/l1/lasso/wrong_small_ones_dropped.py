# diagnosis: weights set to 0 that are not 0
def lasso_fit(X, y, l1, steps=2000):
    n = len(y)
    w = np.zeros(X.shape[1])
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    for _ in range(steps):
        w = np.asarray(soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1))
    return np.where(np.abs(w) < 0.01 * np.max(np.abs(w)), 0.0, w)
