# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    eigenvalues = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    smallest, largest = eigenvalues[0], eigenvalues[-1]
    if smallest < 1e-10:
        return np.inf
    return largest / smallest
