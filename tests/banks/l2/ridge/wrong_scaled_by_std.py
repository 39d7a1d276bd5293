# diagnosis: none
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym, s = X.mean(0), y.mean(), X.std(0)
    s = np.where(s < 2 * np.abs(xm), s, 1.0)
    s = np.where(s == 0, 1.0, s) if n > 3 else np.ones(p)
    Z = (X - xm) / s
    w = np.linalg.lstsq(np.vstack([Z, np.sqrt(n * l2) * np.eye(p)]), np.r_[y - ym, np.zeros(p)], rcond=None)[0] / s
    return w, ym - xm @ w
