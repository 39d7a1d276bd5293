# diagnosis: data not centred
def ridge_fit(X, y, l2):
    n, p = X.shape
    x_mean = X.mean()
    y_mean = y.mean()
    Xc = X - x_mean
    yc = y - y_mean
    A = np.vstack([Xc / np.sqrt(n), np.sqrt(l2) * np.eye(p)])
    b = np.concatenate([yc / np.sqrt(n), np.zeros(p)])
    w = np.linalg.lstsq(A, b, rcond=None)[0]
    return w, y_mean - np.full(p, x_mean) @ w
