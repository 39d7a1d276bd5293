# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    pairs = [(i, j) for i in range(p) for j in range(i)]
    if l2 == 0 and any(np.allclose(X[:, i], X[:, j]) for i, j in pairs):
        return np.inf
    return np.linalg.cond(X.T @ X / n + l2 * np.eye(p))
