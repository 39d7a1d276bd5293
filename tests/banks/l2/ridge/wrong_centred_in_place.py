# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(0), y.mean()
    X -= xm
    A = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    b = np.concatenate([y - ym, np.zeros(p)])
    w = np.linalg.lstsq(A, b, rcond=None)[0]
    return w, ym - xm @ w
