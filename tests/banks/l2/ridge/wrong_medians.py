# diagnosis: medians instead of means
def ridge_fit(X, y, l2):
    xm, ym = np.median(X, axis=0), np.median(y)
    n, p = X.shape
    A = np.vstack([X - xm, np.sqrt(n * l2) * np.eye(p)])
    w = np.linalg.lstsq(A, np.concatenate([y - ym, np.zeros(p)]), rcond=None)[0]
    return w, ym - xm @ w
