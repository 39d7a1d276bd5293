# diagnosis: lengths of the columns instead of singular values
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = X.shape[0]
    Xc = X - X.mean(axis=0)
    d = np.sort(np.linalg.norm(Xc, axis=0))[::-1][: min(X.shape)]
    return d**2 / (d**2 + n * l2)
