# diagnosis: penalty n times too weak where there are more features than samples
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    Xc, yc = X - xm, y - ym
    if l2 == 0:
        w = np.linalg.lstsq(Xc, yc, rcond=None)[0]
    elif n < p:
        w = Xc.T @ np.linalg.solve(Xc @ Xc.T + l2 * np.eye(n), yc)
    else:
        w = np.linalg.solve(Xc.T @ Xc + n * l2 * np.eye(p), Xc.T @ yc)
    return w, ym - xm @ w
