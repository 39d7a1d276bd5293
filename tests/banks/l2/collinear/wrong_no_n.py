# diagnosis: n missing
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    A = X.T @ X + l2 * np.eye(X.shape[1])
    e = np.linalg.eigvalsh(A)
    if e[0] <= 0 or e[-1] / e[0] > 1e15:
        return np.inf
    return e[-1] / e[0]
