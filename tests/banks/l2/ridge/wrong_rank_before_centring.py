# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    Z, t = X - xm, y - ym
    if l2 == 0 and np.linalg.matrix_rank(X) < p:
        w = np.linalg.lstsq(Z, t, rcond=None)[0]
    else:
        w = np.linalg.solve(Z.T @ Z / n + l2 * np.eye(p), Z.T @ t / n)
    return w, ym - xm @ w
