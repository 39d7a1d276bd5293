# diagnosis: near the solution, but not right to 1e-6
def ridge_fit(X, y, l2):
    X, y = X.astype(np.float32), y.astype(np.float32)
    n, p = X.shape
    xm, ym = X.mean(axis=0), y.mean()
    A = np.vstack([X - xm, np.sqrt(np.float32(n * l2)) * np.eye(p, dtype=np.float32)])
    w = np.linalg.lstsq(A, np.concatenate([y - ym, np.zeros(p, np.float32)]), rcond=None)[0]
    return w, ym - xm @ w
