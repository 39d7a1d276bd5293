# diagnosis: features standardized
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    spread = X.std(axis=0)
    spread[spread == 0] = 1.0
    Z = Xc / spread
    w = np.linalg.lstsq(Z.T @ Z / n + l2 * np.eye(p), Z.T @ yc / n, rcond=None)[0] / spread
    return w, mean_y - mean_x @ w
