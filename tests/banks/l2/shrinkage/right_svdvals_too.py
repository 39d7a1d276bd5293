from scipy import linalg as _la

_share = lambda d, ridge: 1.0 - ridge / (d * d + ridge)


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    assert X.ndim == 2, "X must be a table"
    assert l2 > 0
    n = len(X)
    ones = np.ones((n, 1))
    centred = X - ones @ (ones.T @ X / n)
    centred = centred - ones @ (ones.T @ centred / n)  # once more, for what rounding has left
    return _share(_la.svdvals(centred), n * l2)
