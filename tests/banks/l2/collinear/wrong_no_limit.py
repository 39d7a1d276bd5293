# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    lam = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    return lam[-1] / lam[0] if lam[0] > 0 else np.inf
