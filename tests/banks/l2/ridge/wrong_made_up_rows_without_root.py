# diagnosis: strength squared
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    rows = np.vstack([Xc, n * l2 * np.eye(p)])
    w = np.linalg.lstsq(rows, np.append(yc, np.zeros(p)), rcond=None)[0]
    return w, mean_y - mean_x @ w
