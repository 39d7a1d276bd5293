# diagnosis: intercept penalized
def ridge_fit(X, y, l2):
    n, p = X.shape
    B = np.column_stack([X, np.ones(n)])
    D = np.diag([l2] * p + [l2 / 1000])
    c = np.linalg.lstsq(B.T @ B / n + D, B.T @ y / n, rcond=None)[0]
    return c[:-1], c[-1]
