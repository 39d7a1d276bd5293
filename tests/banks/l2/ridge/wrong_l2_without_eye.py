# diagnosis: none
def ridge_fit(X, y, l2):
    n = len(y)
    xm, ym = X.mean(axis=0), y.mean()
    Xc, yc = X - xm, y - ym
    A = Xc.T @ Xc / n + l2
    w = np.linalg.pinv(A) @ (Xc.T @ yc / n)
    return w, ym - xm @ w
