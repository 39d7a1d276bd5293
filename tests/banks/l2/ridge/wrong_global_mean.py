# diagnosis: data not centred
def ridge_fit(X, y, l2):
    n, p = X.shape
    Xc, yc = X - X.mean(), y - y.mean()
    w = np.linalg.lstsq(np.vstack([Xc, np.sqrt(n * l2) * np.eye(p)]), np.append(yc, np.zeros(p)), rcond=None)[0]
    return w, y.mean() - X.mean() * w.sum()
