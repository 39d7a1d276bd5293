# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    n = X.shape[0]
    eta = n / (2 * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        new = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
        if np.max(np.abs(new - w)) < 1e-5:
            break
        w = new
    return w
