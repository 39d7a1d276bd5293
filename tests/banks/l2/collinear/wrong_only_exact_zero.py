# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    eigenvalues = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    smallest, largest = eigenvalues[0], eigenvalues[-1]
    if smallest == 0:
        return np.inf
    number = largest / smallest
    return np.inf if number > 1e15 else number
