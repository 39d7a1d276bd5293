# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    v = np.linalg.eigvalsh(G)
    if v[0] == 0:
        return np.inf
    return v[-1] / v[0]
