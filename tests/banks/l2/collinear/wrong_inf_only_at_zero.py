# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    lam = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if lam[0] == 0:
        return np.inf
    return lam[-1] / lam[0]
