def soft_threshold(w, threshold):
    w = np.array(w)
    out = np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
    out = np.where(np.abs(out) < 1e-8, 0.0, out)   # exact zeros
    return out
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
    return w
