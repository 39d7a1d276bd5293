def soft_threshold(w, threshold):
    """Wrong: the hard threshold. The lasso below must not suffer for it."""
    return np.where(np.abs(w) > threshold, w, 0.0)
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - step * 2 / n * X.T @ (X @ w - y), step * l1)
    return w
