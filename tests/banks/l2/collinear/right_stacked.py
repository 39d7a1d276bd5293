def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    # A = B.T @ B with B = X / sqrt(n) above sqrt(l2) * I, so that cond(A) = cond(B) ** 2
    B = np.concatenate([X / n**0.5, l2**0.5 * np.eye(p)])
    d = np.linalg.svd(B, compute_uv=False)
    with np.errstate(divide="ignore", invalid="ignore"):
        kappa = np.float64(d[0] / d[p - 1]) ** 2
    return float(kappa) if kappa <= 1e15 else float("inf")
