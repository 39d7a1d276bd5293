# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    eigenvalues = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if eigenvalues[0] < 1e-12:
        return np.inf
    return eigenvalues[-1] / eigenvalues[0]
