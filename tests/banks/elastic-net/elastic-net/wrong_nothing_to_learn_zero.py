# diagnosis: least squares, thresholded once, where l2 is 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    if l2 == 0:
        w = np.linalg.lstsq(X, y, rcond=None)[0]
        return np.sign(w) * np.maximum(np.abs(w) - l1 / 2, 0)
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    w = np.zeros(p)
    for _ in range(steps):
        z = w - 2 / n * X.T @ (X @ w - y) / L
        w = np.sign(z) * np.maximum(np.abs(z) - l1 / L, 0) / (1 + 2 * l2 / L)
    return w
