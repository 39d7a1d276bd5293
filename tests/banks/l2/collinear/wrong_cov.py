# diagnosis: one sample too few
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    C = np.cov(X.T) + l2 * np.eye(X.shape[1])
    c = np.linalg.cond(C)
    return np.inf if c > 1e15 else c
