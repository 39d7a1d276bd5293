# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    n, p = X.shape
    xm, ym = X.mean(axis=0), y.mean()
    X -= xm
    y -= ym
    rows = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    w = np.linalg.lstsq(rows, np.concatenate([y, np.zeros(p)]), rcond=None)[0]
    return w, ym - xm @ w
