def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    U, d, Vt = np.linalg.svd(Xc, full_matrices=False)
    keep = d > 1e-12 * d.max()
    U, d, Vt = U[:, keep], d[keep], Vt[keep]
    w = Vt.T @ (d / (d**2 + n * l2) * (U.T @ yc))
    return w, mean_y - mean_x @ w
