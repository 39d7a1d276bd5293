# diagnosis: intercept penalized
def ridge_fit(X, y, l2):
    n = len(y)
    A = np.column_stack([X, np.ones(n)])
    w = np.linalg.lstsq(A.T @ A / n + l2 * np.eye(A.shape[1]), A.T @ y / n, rcond=None)[0]
    return w[:-1], w[-1]
