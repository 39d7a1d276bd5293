# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    if l2 == 0 and np.linalg.matrix_rank(X) < p:
        return np.inf
    return np.linalg.cond(X.T @ X / n + l2 * np.eye(p))
