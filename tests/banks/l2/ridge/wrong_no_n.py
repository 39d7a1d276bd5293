# diagnosis: sum instead of mean of the squares
def ridge_fit(X, y, l2):
    Xm = np.mean(X, axis=0)
    ym = np.mean(y)
    Xc = X - Xm
    yc = y - ym
    w = np.linalg.pinv(Xc.T @ Xc + l2 * np.eye(X.shape[1])) @ Xc.T @ yc
    b = ym - Xm @ w
    return w, b
