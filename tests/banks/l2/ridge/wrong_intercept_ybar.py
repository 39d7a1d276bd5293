# diagnosis: mean of y as the intercept
def ridge_fit(X, y, l2):
    n = len(X)
    Xc = X - X.mean(axis=0)
    yc = y - y.mean()
    w, *_ = np.linalg.lstsq(Xc.T @ Xc / n + l2 * np.eye(X.shape[1]), Xc.T @ yc / n, rcond=None)
    b = y.mean()  # best intercept of centred data
    return w, b
