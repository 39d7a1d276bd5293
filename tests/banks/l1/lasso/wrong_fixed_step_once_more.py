# diagnosis: the steps blow up or swing
def lasso_fit(X, y, l1, steps=2000):
    n, eta = len(y), 0.1
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0)
    return w
