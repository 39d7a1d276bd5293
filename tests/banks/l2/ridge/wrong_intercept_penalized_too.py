# diagnosis: intercept penalized
def ridge_fit(X, y, l2):
    n = len(X)
    A = np.column_stack([X, np.ones(n)])
    p = A.shape[1]
    made_up = np.sqrt(n * l2) * np.eye(p)
    w = np.linalg.lstsq(np.vstack([A, made_up]), np.concatenate([y, np.zeros(p)]), rcond=None)[0]
    return w[:-1], w[-1]
