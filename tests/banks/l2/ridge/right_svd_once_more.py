def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = np.average(X, axis=0), np.average(y)
    U, d, Vt = np.linalg.svd(X - xm, full_matrices=False)
    keep = d > d.max(initial=0.0) * 1e-12 if l2 == 0 else d > 0
    share = np.zeros_like(d)
    share[keep] = d[keep] / (d[keep] ** 2 + n * l2)
    w = (U * share @ Vt).T @ (y - ym)
    return w, float(ym - xm @ w)
