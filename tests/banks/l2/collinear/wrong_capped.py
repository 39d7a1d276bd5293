# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    return min(np.linalg.cond(G), 1e15)
