# diagnosis: none
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    d = np.linalg.svd(X, compute_uv=False)[: min(n - 1, p)]
    e = d**2 / n + l2
    if e[-1] <= 0 or e[0] / e[-1] > 1e15:
        return np.inf
    return e[0] / e[-1]
