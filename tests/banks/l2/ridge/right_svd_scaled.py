def _centred(X):
    mean = X.mean(axis=0)
    C = X - mean
    C[:, np.ptp(X, axis=0) == 0] = 0.0  # constant columns: exactly 0, whatever the mean was rounded to
    return C, mean


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n = X.shape[0]
    C, mean = _centred(X)
    target = y - y.mean()
    if l2 > 0:
        U, d, Vt = np.linalg.svd(C, full_matrices=False)
        w = Vt.T @ (d / (d**2 + n * l2) * (U.T @ target))
    else:  # least squares does not care about units: columns of length 1, then the pseudo-inverse
        length = np.sqrt(np.einsum("ij,ij->j", C, C))
        length[length == 0] = 1.0
        U, d, Vt = np.linalg.svd(C / length, full_matrices=False)
        keep = d > 1e-9 * max(d.max(), 1e-300)
        w = Vt[keep].T @ ((U[:, keep].T @ target) / d[keep]) / length
    return w, float(y.mean() - mean @ w)
