# diagnosis: changes the caller's arguments
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    X -= X.mean(axis=0)  # to be safe: what rounding has left of the means
    n, p = X.shape
    eigenvalues = np.linalg.eigvalsh(X.T @ X / n) + l2
    if eigenvalues[0] <= 0 or eigenvalues[-1] / eigenvalues[0] > 1e15:
        return np.inf
    return eigenvalues[-1] / eigenvalues[0]
