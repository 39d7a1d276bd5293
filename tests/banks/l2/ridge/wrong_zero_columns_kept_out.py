# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    xm, ym = X.mean(axis=0), y.mean()
    Xc, yc = X - xm, y - ym
    n, p = X.shape
    if l2 == 0 and np.linalg.matrix_rank(Xc) < p:
        w = np.linalg.pinv(Xc, rcond=1e-3) @ yc
    else:
        w = np.linalg.solve(Xc.T @ Xc / n + l2 * np.eye(p), Xc.T @ yc / n)
    return w, ym - xm @ w
