# diagnosis: inf for every X with more features than samples
def condition_number(X, l2):
    n, p = X.shape
    if l2 < 1 and np.linalg.matrix_rank(X) < p:
        return np.inf
    return np.linalg.cond(X.T @ X / n + l2 * np.eye(p))
