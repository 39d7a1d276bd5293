# diagnosis: another norm
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    if np.linalg.eigvalsh(A).min() <= 0:
        return np.inf
    try:
        cond = np.linalg.norm(A, 1) * np.linalg.norm(np.linalg.inv(A), 1)
    except np.linalg.LinAlgError:
        return np.inf
    return float(cond) if cond <= 1e15 else np.inf
