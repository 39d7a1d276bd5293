# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    X = np.asarray(X, dtype=np.float64)
    n_samples, n_features = X.shape
    eigenvalues = np.linalg.eigvalsh(X.T @ X / n_samples + l2 * np.eye(n_features))
    smallest, largest = eigenvalues[0], eigenvalues[-1]
    if smallest <= 0 or largest / smallest > 1 / np.finfo(np.float64).eps:
        return np.inf
    return float(largest / smallest)
