# diagnosis: a feature in small units is not fitted
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    Z, t = X - xm, y - ym
    L = 2 / n * np.linalg.norm(Z, 2) ** 2 + 2 * l2
    w = np.zeros(p)
    for _ in range(1000):
        w = w - (2 / n * Z.T @ (Z @ w - t) + 2 * l2 * w) / L
    return w, ym - xm @ w
