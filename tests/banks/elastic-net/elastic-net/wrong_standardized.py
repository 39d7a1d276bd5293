# diagnosis: features standardized
def elastic_net_fit(X, y, l1, l2, steps=2000):
    s = X.std(axis=0)
    Z, n = X / s, len(y)
    eta = n / (2 * np.linalg.norm(Z, 2) ** 2)
    w = np.zeros(Z.shape[1])
    for _ in range(steps):
        z = w - eta * 2 / n * Z.T @ (Z @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0) / (1 + 2 * eta * l2)
    return w / s
