# diagnosis: weights set to 0 that are not 0
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    H, c = 2 / n * X.T @ X, 2 / n * X.T @ y
    L = np.linalg.norm(H, 2)
    w = np.zeros(p)
    for _ in range(steps):
        w = w - (H @ w - c) / L
        w = np.sign(w) * np.maximum(np.abs(w) - l1 / L, 0)
    w[np.abs(w) < 1e-4] = 0.0  # clean up
    return w
