# diagnosis: something small is added
def ridge_fit(X, y, l2):
    xm, ym = X.mean(axis=0), y.mean()
    A, b = X - xm, y - ym
    n, p = X.shape
    w = np.linalg.solve(A.T @ A / n + max(l2, 1e-9) * np.eye(p), A.T @ b / n)
    return w, ym - xm @ w
