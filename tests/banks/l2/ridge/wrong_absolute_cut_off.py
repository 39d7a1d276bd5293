# diagnosis: small features taken for none
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    U, d, Vt = np.linalg.svd(X - m, full_matrices=False)
    share = np.where(d > 1e-3, d / (d**2 + n * l2 + (d <= 1e-3)), 0.0)
    w = Vt.T @ (share * (U.T @ (y - y.mean())))
    return w, y.mean() - m @ w
