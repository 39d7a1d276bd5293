# diagnosis: steps too small by the number of samples
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1 / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - eta * (2 / n) * (X.T @ (X @ w - y)), eta * l1)
    return w
