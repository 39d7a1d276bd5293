# diagnosis: another norm
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    cond = np.linalg.cond(A, 1)
    return np.inf if not cond <= 1e15 else float(cond)
