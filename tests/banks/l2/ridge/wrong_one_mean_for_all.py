# diagnosis: data not centred
def ridge_fit(X, y, l2):
    n, p = X.shape
    Xc, yc = X - X.mean(), y - y.mean()
    w = np.linalg.lstsq(Xc.T @ Xc / n + l2 * np.eye(p), Xc.T @ yc / n, rcond=None)[0]
    return w, y.mean() - X.mean(axis=0) @ w
