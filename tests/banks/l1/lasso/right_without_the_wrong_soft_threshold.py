def soft_threshold(w, threshold):
    return np.clip(w, -threshold, threshold)
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    """Coordinate descent, which thresholds by itself."""
    n, w = len(y), np.zeros(X.shape[1])
    for _ in range(300):
        for j in range(len(w)):
            rest = X[:, j] @ (y - X @ w + X[:, j] * w[j])
            w[j] = np.sign(rest) * max(abs(rest) - n * l1 / 2, 0) / (X[:, j] @ X[:, j])
    return w
