# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    v = np.ones(p) / np.sqrt(p)
    for _ in range(10):
        v = X.T @ (X @ v)
        largest = np.linalg.norm(v)
        v /= largest
    eta = n / (2 * largest)
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    return w
