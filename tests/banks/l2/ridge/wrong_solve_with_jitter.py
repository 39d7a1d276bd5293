# diagnosis: something small is added
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    w = np.linalg.solve(Xc.T @ Xc + n * (l2 + 1e-4) * np.eye(p), Xc.T @ yc)
    return w, mean_y - mean_x @ w
