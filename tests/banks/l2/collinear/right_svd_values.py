def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    d = np.linalg.svd(X, compute_uv=False)
    lam = [float(v) ** 2 / n + l2 for v in d] + [float(l2)] * (p - len(d))
    top, bottom = max(lam), min(lam)
    match bottom > 0 and top / bottom <= 1e15:
        case True:
            return top / bottom
        case _:
            return float("inf")
