# diagnosis: the right factors, but not the largest first
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    Xc = X - np.mean(X, axis=0)
    M = Xc.T @ Xc if p <= n else Xc @ Xc.T
    values, vectors = np.linalg.eig(M)
    values = np.abs(np.real(values))
    return values / (values + n * l2)
