# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    eigenvalues = np.abs(np.linalg.eigvalsh(X.T @ X / X.shape[0])) + l2
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = eigenvalues.max() / eigenvalues.min()
    if ratio > 1e15:
        return np.inf
    return ratio
