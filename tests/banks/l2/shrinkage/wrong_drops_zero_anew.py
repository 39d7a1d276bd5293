# diagnosis: singular values of 0 left out
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = len(X)
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    d = d[d > 1e-12 * d[0]]  # the others are only rounding
    return d ** 2 / (d ** 2 + n * l2)
