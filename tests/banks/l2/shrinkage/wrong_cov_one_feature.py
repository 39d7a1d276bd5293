# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    covariance = np.cov(X, rowvar=False, bias=True)
    variances = np.sort(np.linalg.eigvalsh(covariance))[::-1][: min(n, p)]
    variances = np.clip(variances, 0, None)
    return variances / (variances + l2)
