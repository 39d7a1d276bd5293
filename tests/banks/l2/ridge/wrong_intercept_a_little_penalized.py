# diagnosis: intercept penalized
def ridge_fit(X, y, l2):
    n, p = X.shape
    A = np.hstack([X, np.ones((n, 1))])
    D = np.eye(p + 1) * l2
    D[-1, -1] = 1e-3 * l2
    w = np.linalg.lstsq(np.vstack([A, np.sqrt(n * D)]), np.concatenate([y, np.zeros(p + 1)]), rcond=None)[0]
    return w[:-1], w[-1]
