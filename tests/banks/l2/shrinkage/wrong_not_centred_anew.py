# diagnosis: not centred
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    d = np.linalg.svd(X, compute_uv=False)
    return d**2 / (d**2 + X.shape[0] * l2)
