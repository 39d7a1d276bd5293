# diagnosis: inf too early
def condition_number(X, l2):
    n = len(X)
    lam = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(X.shape[1]))
    smallest, largest = lam[0], lam[-1]
    if smallest < 1e-10 * largest:   # singular
        return float("inf")
    return largest / smallest
