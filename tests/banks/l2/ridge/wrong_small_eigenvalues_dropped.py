# diagnosis: small features taken for none
def ridge_fit(X, y, l2):
    xm, ym = X.mean(axis=0), y.mean()
    n, p = X.shape
    e, V = np.linalg.eigh((X - xm).T @ (X - xm) / n + l2 * np.eye(p))
    keep = e > 1e-10
    w = V[:, keep] @ ((V[:, keep].T @ (X - xm).T @ (y - ym) / n) / e[keep])
    return w, float(ym - xm @ w)
