def soft_threshold(w, threshold):
    def one(x):
        if abs(x) <= threshold:
            return 0
        return x - threshold if x > 0 else x + threshold
    w = np.asarray(w)
    if w.size == 0:
        return w.copy()
    return np.vectorize(one)(w)
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
    return w
