# diagnosis: mean of y as the intercept
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    w = np.linalg.lstsq(Xc.T @ Xc / n + l2 * np.eye(p), Xc.T @ yc / n, rcond=None)[0]
    return w, mean_y
