# diagnosis: least squares on the features that the lasso keeps
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - step * 2 / n * X.T @ (X @ w - y), step * l1)
    on = w != 0
    w[on] = np.linalg.lstsq(X[:, on], y, rcond=None)[0]
    return w
