# diagnosis: another norm
def condition_number(X, l2):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    e = np.linalg.eigvalsh(A)
    if e[0] <= 0:
        return np.inf
    c = np.linalg.cond(A, 1)
    return np.inf if c > 1e15 else c
