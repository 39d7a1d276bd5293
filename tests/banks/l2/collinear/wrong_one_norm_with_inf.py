# diagnosis: another norm
def condition_number(X, l2):
    A = X.T @ X / len(X) + l2 * np.eye(X.shape[1])
    c = np.linalg.cond(A, 1)
    return np.inf if c > 1e15 else c
