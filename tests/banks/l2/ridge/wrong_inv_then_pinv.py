# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    n = X.shape[0]
    xm = X.mean(axis=0)
    ym = y.mean()
    Xc = X - xm
    yc = y - ym
    A = Xc.T @ Xc / n + l2 * np.eye(X.shape[1])
    b = Xc.T @ yc / n
    try:
        w = np.linalg.inv(A) @ b
    except np.linalg.LinAlgError:
        w = np.linalg.pinv(A) @ b
    return w, ym - xm @ w
