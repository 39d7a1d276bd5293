# diagnosis: near the solution, but not right to 1e-6
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    w = np.linalg.lstsq((Xc.T @ Xc / n + l2 * np.eye(p)).astype("float32"), (Xc.T @ yc / n).astype("float32"), rcond=None)[0].astype(float) * (1 + 1e-5)
    return w, mean_y - mean_x @ w
