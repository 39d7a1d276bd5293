from scipy.linalg import svdvals as _svdvals


def _eigenvalues(X, l2):
    """All n_features eigenvalues, one at a time: first those with a singular value, then the rest."""
    n, p = X.shape
    d = _svdvals(X)
    yield from (float(v) ** 2 / n + l2 for v in d[:p])
    for _ in range(p - min(n, p)):
        yield float(l2)


def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    low, high = None, None
    for value in _eigenvalues(X, l2):
        low = value if low is None or value < low else low
        high = value if high is None or value > high else high
    try:
        ratio = high / low
    except ZeroDivisionError:
        return np.inf
    return np.inf if ratio > 1e15 else ratio
