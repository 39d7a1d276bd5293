# diagnosis: eigenvalues taken for sorted
def condition_number(X, l2):
    n, p = X.shape
    lam = np.linalg.eigvals(X.T @ X / n + l2 * np.eye(p)).real
    with np.errstate(all="ignore"):
        c = lam[0] / lam[-1]
    return np.inf if lam[-1] <= 0 or c > 1e15 else c
