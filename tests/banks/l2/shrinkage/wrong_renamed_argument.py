# diagnosis: an argument has another name
def shrinkage_factors(X, alpha):
    """The shares d**2 / (d**2 + n * alpha) of the centred X, largest singular value first."""
    X_centred = X - np.mean(X, axis=0)
    d = np.linalg.svd(X_centred, compute_uv=False)
    return d**2 / (d**2 + len(X) * alpha)
