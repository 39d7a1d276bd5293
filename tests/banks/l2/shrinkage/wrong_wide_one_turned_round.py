# diagnosis: a wide X turned round first
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    if X.shape[1] > X.shape[0]:
        X = X.T  # the singular values are the same
    n = X.shape[0]
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d ** 2 / (d ** 2 + n * l2)
