# diagnosis: the larger of samples and features instead of the samples
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = max(X.shape)
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d**2 / (d**2 + n * l2)
