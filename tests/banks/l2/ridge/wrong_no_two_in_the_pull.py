# diagnosis: penalty half as strong
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    step = 0.5 / (np.linalg.norm(Xc, 2) ** 2 / n + l2)
    w = np.zeros(p)
    for _ in range(20000):
        w -= step * (2 / n * Xc.T @ (Xc @ w - yc) + l2 * w)
    return w, mean_y - mean_x @ w
