# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    values = np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    if values[0] == 0:
        return np.inf
    number = values[-1] / values[0]
    return np.inf if number > 1e15 else number
