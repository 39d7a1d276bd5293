# diagnosis: an argument has another name
def lasso_fit(X, y, lam, n_iter=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(n_iter):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * lam)
    return w
