# diagnosis: none
def condition_number(X, l2):
    n = X.shape[0]
    X = X[:, np.any(X != 0, axis=0)]  # nothing to divide by
    lam = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(X.shape[1]))
    if lam[0] <= 0 or lam[-1] > 1e15 * lam[0]:
        return np.inf
    return lam[-1] / lam[0]
