# diagnosis: the steps blow up or swing
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    A = X.T @ X * 2 / n
    v = np.ones(p)
    for _ in range(20):
        v = A @ v
        v = v / np.sqrt(v @ v)
    eta = 1 / (v @ A @ v)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - eta * (A @ w - 2 / n * X.T @ y), eta * l1)
    return w
