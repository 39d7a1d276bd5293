# diagnosis: intercept among the weights
def ridge_fit(X, y, l2):
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    D = n * l2 * np.eye(p + 1)
    D[0, 0] = 0
    w = np.linalg.lstsq(A.T @ A + D, A.T @ y, rcond=None)[0]
    return w, w[0]
