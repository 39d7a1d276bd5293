# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = np.mean(X, axis=0), np.mean(y)
    Xc, yc = X - mean_x, y - mean_y
    w = np.linalg.pinv(Xc.T @ Xc / n + l2 * np.eye(p), rcond=1e-6) @ (Xc.T @ yc / n)
    return w, mean_y - np.dot(mean_x, w)
