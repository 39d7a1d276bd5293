# diagnosis: not finite
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    Xc, yc = X - xm, y - ym
    w = np.zeros(p)
    for _ in range(5000):
        grad = 2 / n * Xc.T @ (Xc @ w - yc) + l2_gradient(w, l2)
        w = w - 0.1 * grad
    return w, ym - xm @ w
