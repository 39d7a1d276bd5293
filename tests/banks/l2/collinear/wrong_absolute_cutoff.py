# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    e = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(p))
    if e[0] < 1e-12:
        return np.inf
    return e[-1] / e[0]
