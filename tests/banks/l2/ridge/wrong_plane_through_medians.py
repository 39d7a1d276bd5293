# diagnosis: none
def ridge_fit(X, y, l2):
    n, p = X.shape
    Xc = X - X.mean(axis=0)
    yc = y - y.mean()
    w = np.linalg.lstsq(np.vstack([Xc, np.sqrt(n * l2) * np.eye(p)]), np.append(yc, [0.0] * p), rcond=None)[0]
    middle = np.median(X, axis=0)
    return w, np.median(y) - middle @ w
