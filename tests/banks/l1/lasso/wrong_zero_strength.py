# diagnosis: no fit where the strength is 0
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    if not l1:
        return w
    L = 2 / n * np.linalg.norm(X, 2) ** 2
    for _ in range(steps):
        w = soft_threshold(w - 2 / n * X.T @ (X @ w - y) / L, l1 / L)
    return w
