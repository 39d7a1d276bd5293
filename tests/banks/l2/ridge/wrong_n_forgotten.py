# diagnosis: sum instead of mean of the squares
def ridge_fit(X, y, l2):
    Xc = X - X.mean(axis=0)
    yc = y - y.mean()
    w = np.linalg.pinv(Xc.T @ Xc + l2 * np.eye(X.shape[1])) @ Xc.T @ yc
    return w, y.mean() - X.mean(axis=0) @ w
