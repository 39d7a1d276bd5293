# diagnosis: raised ValueError
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    covariance = np.atleast_2d(np.cov(X, rowvar=False))  # centres X itself
    variances = np.linalg.eigvalsh(covariance)[::-1][: min(n, p)]
    d2 = np.clip(variances, 0, None) * (n - 1)
    return d2 / (d2 + n * l2)
