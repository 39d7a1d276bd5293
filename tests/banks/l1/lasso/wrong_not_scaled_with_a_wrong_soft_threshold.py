# diagnosis: threshold not scaled by the step
def soft_threshold(w, threshold):
    return np.maximum(np.abs(w) - threshold, 0)
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - step * 2 / n * X.T @ (X @ w - y), l1)
    return w
