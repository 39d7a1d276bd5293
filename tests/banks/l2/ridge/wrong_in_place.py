# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    X -= mean_x
    y -= mean_y
    w = np.linalg.lstsq(X.T @ X / n + l2 * np.eye(p), X.T @ y / n, rcond=None)[0]
    return w, mean_y - mean_x @ w
