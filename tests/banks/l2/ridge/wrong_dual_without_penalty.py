# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    n, p = X.shape
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    if p > n:  # the dual: the smaller matrix
        w = Xc.T @ np.linalg.solve(Xc @ Xc.T + n * l2 * np.eye(n), yc)
    elif l2 == 0:
        w = np.linalg.lstsq(Xc, yc, rcond=None)[0]
    else:
        w = np.linalg.solve(Xc.T @ Xc / n + l2 * np.eye(p), Xc.T @ yc / n)
    return w, y.mean() - X.mean(axis=0) @ w
