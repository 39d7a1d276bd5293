# diagnosis: ridge, then thresholded
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    ridge = np.linalg.solve(X.T @ X / n + l2 * np.eye(p), X.T @ y / n)
    threshold = l1 / 2 / (1 + l2)
    return np.sign(ridge) * np.maximum(np.abs(ridge) - threshold, 0)
