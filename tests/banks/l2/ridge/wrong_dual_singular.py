# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    n = len(y)
    xm, ym = X.mean(0), y.mean()
    Z = X - xm
    if l2 > 0:
        w = Z.T @ np.linalg.solve(Z @ Z.T + n * l2 * np.eye(n), y - ym)
    else:
        U, d, Vt = np.linalg.svd(Z, full_matrices=False)
        keep = d > 1e-3 * d[0]
        w = Vt[keep].T @ (U[:, keep].T @ (y - ym) / d[keep])
    return w, ym - xm @ w
