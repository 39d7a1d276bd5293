import scipy.linalg


def _centring_matrix(n):
    return np.identity(n) - np.full((n, n), 1.0 / n)


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    if not l2 > 0:
        raise ValueError("l2 must be larger than 0")
    X = np.array(X, dtype=float)
    n, p = X.shape
    singular = scipy.linalg.svdvals(_centring_matrix(n) @ X)
    ratios = (singular / np.sqrt(n * l2)) ** 2
    return np.flip(np.sort(1.0 - 1.0 / (1.0 + ratios)))
