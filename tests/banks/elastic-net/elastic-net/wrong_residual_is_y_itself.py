# diagnosis: changes the caller's arguments
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    w = np.zeros(p)
    residual = y  # y - X @ w, and w is 0
    mean_squares = np.mean(X**2, axis=0)
    for _ in range(steps):
        for j in range(p):
            rho = X[:, j] @ residual / n + mean_squares[j] * w[j]
            new = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / (mean_squares[j] + l2)
            residual -= X[:, j] * (new - w[j])
            w[j] = new
    return w
