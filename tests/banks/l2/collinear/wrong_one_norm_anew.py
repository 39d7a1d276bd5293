# diagnosis: another norm
def condition_number(X, l2):
    n, p = X.shape
    c = np.linalg.cond(X.T @ X / n + l2 * np.eye(p), 1)
    return np.inf if c > 1e15 else c
