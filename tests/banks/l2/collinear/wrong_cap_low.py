# diagnosis: inf too early
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    M = X.T @ X / X.shape[0] + l2 * np.identity(X.shape[1])
    number = np.linalg.cond(M)
    if number > 1e8:  # singular for all practical purposes
        return np.inf
    return number
