# diagnosis: something small is added
def ridge_fit(X, y, l2):
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    n, p = X.shape
    w = np.linalg.solve(Xc.T @ Xc / n + max(l2, 1e-4) * np.eye(p), Xc.T @ yc / n)
    return w, float(y.mean() - X.mean(axis=0) @ w)
