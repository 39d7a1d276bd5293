# diagnosis: not finite
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    Xc = X - X.mean(axis=0)
    d = np.sqrt(np.linalg.eigvalsh(Xc.T @ Xc))[::-1][: min(n, p)]
    return d**2 / (d**2 + n * l2)
