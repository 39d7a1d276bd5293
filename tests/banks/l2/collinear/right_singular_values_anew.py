def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    d = np.zeros(p)
    found = np.linalg.svd(X, compute_uv=False)
    d[: found.size] = found
    lam = (d / np.sqrt(n)) ** 2 + l2
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = lam.max() / lam.min()
    return ratio if ratio <= 1e15 else np.inf
