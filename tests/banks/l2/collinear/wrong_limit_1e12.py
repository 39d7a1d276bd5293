# diagnosis: inf too early
def condition_number(X, l2):
    n, p = X.shape
    lam = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if lam[0] <= 0 or lam[-1] / lam[0] > 1e12:
        return np.inf
    return lam[-1] / lam[0]
