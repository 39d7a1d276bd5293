def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = np.average(X, axis=0), np.average(y)
    U, d, Vt = np.linalg.svd(X - xm, full_matrices=False)
    floor = d.max(initial=0.0) * max(n, p) * np.finfo(float).eps
    gain = np.divide(d, d**2 + n * l2, out=np.zeros_like(d), where=d > floor)
    w = Vt.T @ (gain * (U.T @ (y - ym)))
    return (w, np.asarray(ym - xm.dot(w)))
