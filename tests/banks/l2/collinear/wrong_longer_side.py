# diagnosis: the longer side taken for n
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n = max(X.shape)
    e = np.linalg.eigvalsh(X.T @ X / n + l2 * np.eye(X.shape[1]))
    return np.inf if e[0] <= 0 or e[-1] / e[0] > 1e15 else e[-1] / e[0]
