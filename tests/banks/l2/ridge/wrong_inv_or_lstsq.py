# diagnosis: fails on collinear columns
def ridge_fit(X, y, l2):
    xm, ym, n = X.mean(axis=0), y.mean(), len(y)
    A = (X - xm).T @ (X - xm) / n + l2 * np.eye(X.shape[1])
    c = (X - xm).T @ (y - ym) / n
    try:
        w = np.linalg.inv(A) @ c
    except np.linalg.LinAlgError:
        w = np.linalg.lstsq(X - xm, y - ym, rcond=None)[0]
    return w, ym - xm @ w
