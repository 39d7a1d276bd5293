# diagnosis: one sample too few
def condition_number(X, l2):
    n, p = X.shape
    number = np.linalg.cond(np.atleast_2d(np.cov(X.T)) + l2 * np.eye(p))
    return number if number <= 1e15 else np.inf
