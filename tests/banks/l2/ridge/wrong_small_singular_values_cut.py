# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    A = (X - xm).T @ (X - xm) / n + l2 * np.eye(p)
    w = np.linalg.pinv(A, rcond=1e-6) @ ((X - xm).T @ (y - ym) / n)
    return w, ym - xm @ w
