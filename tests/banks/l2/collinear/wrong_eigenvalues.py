# diagnosis: the eigenvalues
def condition_number(X, l2):
    n, p = X.shape
    G = X.T @ X / n + l2 * np.eye(p)
    return np.linalg.eigvalsh(G)
