# diagnosis: inf too early
def condition_number(X, l2):
    n, p = X.shape
    if l2 == 0 and np.linalg.matrix_rank(X, tol=1e-4 * np.abs(X).max()) < p:
        return np.inf
    lam = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    return lam[-1] / lam[0]
