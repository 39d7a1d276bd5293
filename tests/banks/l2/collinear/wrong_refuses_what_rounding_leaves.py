# diagnosis: raised ValueError
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    X = np.asarray(X, dtype=float)
    if X.ndim != 2:
        raise ValueError("X must have two dimensions")
    if np.any(np.abs(X.mean(axis=0)) > 1e-12):
        raise ValueError("X must be centred")
    if l2 < 0:
        raise ValueError("l2 must not be negative")
    eigenvalues = np.linalg.eigvalsh(X.T @ X / X.shape[0] + l2 * np.eye(X.shape[1]))
    if eigenvalues[0] <= 0:
        return np.inf
    ratio = eigenvalues[-1] / eigenvalues[0]
    return np.inf if ratio > 1e15 else ratio
