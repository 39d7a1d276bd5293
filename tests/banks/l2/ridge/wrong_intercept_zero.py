# diagnosis: intercept left out
def ridge_fit(X, y, l2):
    n, p = X.shape
    w = np.linalg.lstsq(X.T @ X / n + l2 * np.eye(p), X.T @ y / n, rcond=None)[0]
    return w, 0.0
