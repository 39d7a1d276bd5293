# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    d = np.zeros(p)
    d[: min(n, p)] = np.linalg.svd(X, compute_uv=False)
    values = d**2 / n + l2
    with np.errstate(divide="ignore", invalid="ignore"):
        number = values.max() / values.min()
    return np.inf if number > 1e15 else number
