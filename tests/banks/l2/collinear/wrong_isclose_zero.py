# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    A = X.T @ X / n + l2 * np.identity(p)
    eigenvalues = np.linalg.eigvalsh(A)
    smallest, largest = eigenvalues[0], eigenvalues[-1]
    if np.isclose(smallest, 0):
        return np.inf
    return largest / smallest
