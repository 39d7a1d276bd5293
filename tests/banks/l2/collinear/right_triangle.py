from scipy.linalg import qr, svdvals


def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    triangle = qr(X, mode="r")[0]
    squares = sorted([float(d) ** 2 / n for d in svdvals(triangle)] + [0.0] * max(p - n, 0))[-p:]
    smallest, largest = min(squares) + l2, max(squares) + l2
    return largest / smallest if 0 < largest <= 1e15 * smallest else np.inf
