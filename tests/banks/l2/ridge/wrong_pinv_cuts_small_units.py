# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    n, p = X.shape
    x_bar, y_bar = X.mean(axis=0), y.mean()
    Xc, yc = X - x_bar, y - y_bar
    w = np.linalg.pinv(Xc.T @ Xc / n + l2 * np.eye(p), rcond=1e-6) @ (Xc.T @ yc) / n
    b = y_bar - x_bar @ w
    return w, b
