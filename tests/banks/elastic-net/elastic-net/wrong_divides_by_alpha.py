# diagnosis: refuses strengths of 0
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    alpha = l1 / 2 + l2
    ratio = l1 / 2 / alpha
    n, p = X.shape
    sizes = (X**2).mean(axis=0)
    w, residual = np.zeros(p), y.copy()
    for _ in range(steps):
        for j in range(p):
            residual = residual + X[:, j] * w[j]
            rho = X[:, j] @ residual / n
            w[j] = np.sign(rho) * max(abs(rho) - alpha * ratio, 0) / (sizes[j] + alpha * (1 - ratio))
            residual = residual - X[:, j] * w[j]
    return w
