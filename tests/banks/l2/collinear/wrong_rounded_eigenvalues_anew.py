# diagnosis: right to a few digits alone
def condition_number(X, l2):
    n, p = X.shape
    lam = np.round(np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p)), 8)
    return np.inf if lam[0] <= 0 else lam[-1] / lam[0]
