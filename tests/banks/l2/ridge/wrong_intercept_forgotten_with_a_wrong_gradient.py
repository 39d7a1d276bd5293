# diagnosis: intercept left out
def l2_gradient(w, l2):
    return 2 * w
# %% extra cell
def ridge_fit(X, y, l2):
    n, p = X.shape
    Xc, yc = X - X.mean(0), y - y.mean()
    curvature = 2 * np.linalg.norm(Xc, 2) ** 2 / n + 2 * l2
    w = np.zeros(p)
    for _ in range(20_000):
        w = w - (2 / n * Xc.T @ (Xc @ w - yc) + l2_gradient(w, l2)) / curvature
    return w, 0.0
