# diagnosis: the steps blow up or swing
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    eta = 0.1
    for _ in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = soft_threshold(w - eta * g, eta * l1)
    return w
