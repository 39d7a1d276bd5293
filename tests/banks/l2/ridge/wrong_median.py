# diagnosis: right except for number 2 of the 2 results
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(0)
    Xc, yc = X - m, y - y.mean()
    w = np.linalg.lstsq(Xc.T @ Xc / n + l2 * np.eye(p), Xc.T @ yc / n, rcond=None)[0]
    return w, np.median(y - X @ w)
