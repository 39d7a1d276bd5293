# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n_samples, n_features = X.shape
    matrix = (X.T @ X) / n_samples + l2 * np.identity(n_features)
    eigenvalues = np.linalg.eigvalsh(matrix)
    smallest, largest = eigenvalues[0], eigenvalues[-1]
    eps = np.finfo(np.float64).eps
    if smallest <= 0 or smallest < eps * largest:
        return np.inf
    return float(largest / smallest)
