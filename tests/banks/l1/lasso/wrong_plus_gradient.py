# diagnosis: the steps blow up or swing
def lasso_fit(X, y, l1, steps=2000):
    n = len(y)
    step = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = soft_threshold(w + step * 2 * X.T @ (X @ w - y) / n, step * l1)
    return np.asarray(w)
