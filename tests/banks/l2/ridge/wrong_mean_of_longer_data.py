# diagnosis: made-up rows centred too
def ridge_fit(X, y, l2):
    n, p = X.shape
    A = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    b = np.append(y, np.zeros(p))
    mA, mb = A.mean(axis=0), b.mean()
    w = np.linalg.lstsq(A - mA, b - mb, rcond=None)[0]
    return w, y.mean() - X.mean(axis=0) @ w
