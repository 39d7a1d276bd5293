# diagnosis: least squares on the features that the lasso keeps
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
    on = w != 0
    if on.sum() > 1:
        w[on] = np.linalg.lstsq(X[:, on], y, rcond=None)[0]
    return w
