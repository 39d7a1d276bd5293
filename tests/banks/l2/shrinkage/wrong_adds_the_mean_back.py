# diagnosis: changes the caller's arguments
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    mean = X.mean(axis=0)
    X -= mean
    d = np.linalg.svd(X, compute_uv=False)
    X += mean
    return d**2 / (d**2 + X.shape[0] * l2)
