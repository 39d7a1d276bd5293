# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    step = n / (2 * np.linalg.norm(X, ord=2) ** 2)
    w = np.zeros(p)
    for _ in range(50):
        w = soft_threshold(w + step * 2 / n * X.T @ (y - X @ w), step * l1)
    return w
