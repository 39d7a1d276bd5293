# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    if l2 == 0 and np.linalg.matrix_rank(X) < p:
        return np.inf
    lam = np.linalg.eigvalsh(A)
    return lam[-1] / lam[0]
