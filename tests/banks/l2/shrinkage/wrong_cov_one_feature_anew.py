# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    # d**2 / n are the eigenvalues of the covariance matrix, so the share is ev / (ev + l2)
    cov = np.cov(X, rowvar=False, bias=True)
    ev = np.sort(np.linalg.eigvalsh(cov))[::-1][: min(X.shape)]
    ev = np.maximum(ev, 0.0)
    return ev / (ev + l2)
