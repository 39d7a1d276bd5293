def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    eigenvalues = np.full(p, float(l2))
    d = np.linalg.svd(X, compute_uv=False)
    eigenvalues[: len(d)] += d**2 / n
    with np.errstate(divide="ignore", invalid="ignore"):
        number = eigenvalues.max() / eigenvalues.min()
    return number if number <= 1e15 else np.inf
