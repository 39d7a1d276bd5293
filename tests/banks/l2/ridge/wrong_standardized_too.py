# diagnosis: features standardized
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean = X.mean(axis=0)
    std = X.std(axis=0, ddof=1)
    std[std == 0] = 1.0
    Z = (X - mean) / std
    t = y - y.mean()
    rows = np.vstack([Z, np.sqrt(n * l2) * np.eye(p)])
    target = np.append(t, np.zeros(p))
    w, *_ = np.linalg.lstsq(rows, target, rcond=None)
    w = w / std
    return w, float(y.mean() - mean @ w)
