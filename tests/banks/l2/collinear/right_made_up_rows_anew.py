def _made_up(X, l2):
    """X.T @ X / n + l2 * I is M.T @ M for this M: the data over sqrt(n), and below it sqrt(l2) times the identity."""
    n, p = X.shape
    M = np.zeros((n + p, p))
    M[:n] = X * n**-0.5
    np.fill_diagonal(M[n:], l2**0.5)
    return M


def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    root = np.linalg.cond(_made_up(np.asarray(X, dtype=np.float64), float(l2)))
    number = float(root) ** 2 if np.isfinite(root) and root < 1e100 else float("inf")
    return {True: number, False: float("inf")}[number <= 1e15]
