# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    try:
        A_inv = np.linalg.inv(A)
    except np.linalg.LinAlgError:  # singular matrix
        return np.inf
    return np.linalg.norm(A, 2) * np.linalg.norm(A_inv, 2)
