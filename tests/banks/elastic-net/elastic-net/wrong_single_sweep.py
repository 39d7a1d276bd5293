# diagnosis: a single sweep over the features
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    w = np.zeros(p)
    for j in range(p):
        x = X[:, j]
        rest = y - X @ w + x * w[j]
        rho = x @ rest / n
        w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (x @ x / n + l2)
    return w
