# diagnosis: an argument has another name
def ridge_fit(X, y, alpha):
    n, p = X.shape
    Xc, yc = X - X.mean(0), y - y.mean()
    w = np.linalg.pinv(Xc.T @ Xc / n + alpha * np.eye(p)) @ (Xc.T @ yc / n)
    return w, y.mean() - X.mean(0) @ w
