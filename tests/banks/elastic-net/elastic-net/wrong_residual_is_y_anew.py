# diagnosis: changes the caller's arguments
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    # coordinate descent
    n, p = X.shape
    w = np.zeros(p)
    residual = y
    curvature = (X ** 2).sum(axis=0) / n
    for _ in range(steps):
        for j in range(p):
            old = w[j]
            rho = X[:, j] @ residual / n + curvature[j] * old
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / (curvature[j] + l2)
            if w[j] != old:
                residual -= X[:, j] * (w[j] - old)
    return w
