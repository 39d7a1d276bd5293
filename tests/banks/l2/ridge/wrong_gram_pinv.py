# diagnosis: none
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    w = np.linalg.pinv(X - m) @ (y - y.mean())
    d = np.linalg.svd(X - m, compute_uv=False)
    w = w * np.mean(d**2 / (d**2 + n * l2)) if l2 else w
    return w, y.mean() - m @ w
