def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    gram, pull = X.T @ X / n, X.T @ y / n
    eta = 1 / (2 * np.linalg.eigvalsh(gram).max() + l2)  # more than half of the inverse of the whole curvature
    w = np.zeros(p)
    for _ in range(2 * steps):
        z = w - eta * (2 * (gram @ w - pull) + 2 * l2 * w)
        w = np.where(np.abs(z) > eta * l1, z - np.sign(z) * eta * l1, 0.0)
    return w
