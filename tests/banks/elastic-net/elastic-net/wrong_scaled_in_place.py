# diagnosis: changes the caller's arguments
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    unit = np.abs(X).max()
    X /= unit  # w * unit from here on
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    v = np.zeros(p)
    for _ in range(steps):
        z = v - 2 / n * X.T @ (X @ v - y) / L
        v = np.sign(z) * np.maximum(np.abs(z) - l1 / unit / L, 0) / (1 + 2 * l2 / unit**2 / L)
    return v / unit
