def ridge_fit(X, y, l2):
    n = len(y)
    mu, ybar = np.average(X, axis=0), np.average(y)
    U, d, Vt = np.linalg.svd(X - mu, full_matrices=False)
    small = d <= d.max(initial=0.0) * max(X.shape) * np.finfo(float).eps * 4
    with np.errstate(divide="ignore", invalid="ignore"):
        f = np.where(small & (l2 == 0), 0.0, d / (d**2 + n * l2))
    f = np.nan_to_num(f)
    w = np.einsum("kp,k,ik,i->p", Vt, f, U, y - ybar)
    return w, ybar - np.dot(mu, w)
