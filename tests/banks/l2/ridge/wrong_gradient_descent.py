# diagnosis: a feature in small units is not fitted
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    curvature = 2 * np.linalg.norm(Xc, 2) ** 2 / n + 2 * l2
    w = np.zeros(p)
    for _ in range(20_000):
        w = w - (2 / n * Xc.T @ (Xc @ w - yc) + 2 * l2 * w) / curvature
    return w, mean_y - mean_x @ w
