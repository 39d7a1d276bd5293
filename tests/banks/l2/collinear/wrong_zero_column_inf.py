# diagnosis: inf where the matrix is not singular
def condition_number(X, l2):
    if not np.all(np.any(X != 0, axis=0)):
        return np.inf
    c = np.linalg.cond(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    return np.inf if c > 1e15 else c
