# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    U, d, Vt = np.linalg.svd(X - m, full_matrices=False)
    w = Vt.T @ (d / (d**2 + n * l2) * (U.T @ (y - y.mean())))
    return w, y.mean() - m @ w
