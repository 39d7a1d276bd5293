# diagnosis: the steps blow up or swing
def lasso_fit(X, y, l1, steps=2000):
    n = len(y)
    eta = n / (2 * np.max(np.sum(X ** 2, axis=0)))
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
    return w
