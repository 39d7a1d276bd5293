# diagnosis: something small is added
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    Z = X - xm
    w = np.linalg.solve(Z.T @ Z / n + (l2 + 1e-8) * np.eye(p), Z.T @ (y - ym) / n)
    return w, float(ym - xm @ w)
