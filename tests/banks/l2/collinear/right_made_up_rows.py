def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    d = np.linalg.svd(np.vstack([X / np.sqrt(n), np.sqrt(l2) * np.eye(p)]), compute_uv=False)
    if d[-1] == 0:
        return np.inf
    number = (d[0] / d[-1]) ** 2
    return float("inf") if number > 1e15 else number
