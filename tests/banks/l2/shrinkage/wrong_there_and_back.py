# diagnosis: changes the caller's arguments
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    means = X.mean(axis=0)
    X -= means
    d2 = np.linalg.svd(X, compute_uv=False) ** 2
    X += means  # X as it was
    return d2 / (d2 + X.shape[0] * l2)
