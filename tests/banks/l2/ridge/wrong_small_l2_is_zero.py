# diagnosis: small strengths taken for 0
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(axis=0), y.mean()
    if l2 < 1e-6:
        w = np.linalg.lstsq(X - xm, y - ym, rcond=None)[0]
    else:
        w = np.linalg.solve((X - xm).T @ (X - xm) / n + l2 * np.eye(p), (X - xm).T @ (y - ym) / n)
    return w, ym - xm @ w
