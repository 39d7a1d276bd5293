# diagnosis: intercept penalized
def ridge_fit(X, y, l2):
    n = len(y)
    A = np.column_stack([np.ones(n), X])
    w = np.linalg.lstsq(A.T @ A + n * l2 * np.eye(A.shape[1]), A.T @ y, rcond=None)[0]
    return w[1:], w[0]
