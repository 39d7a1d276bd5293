# diagnosis: a feature in small units is not fitted
def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    L = 2 * np.linalg.norm(Xc, 2) ** 2 / n + 2 * l2
    w = np.zeros(p)
    for _ in range(2000):
        w -= (2 / n * Xc.T @ (Xc @ w - yc) + 2 * l2 * w) / L
    return w, y.mean() - X.mean(axis=0) @ w
