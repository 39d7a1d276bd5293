# diagnosis: something small is added
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    EPS = 1e-12
    n_samples = X.shape[0]
    centred = X - X.mean(axis=0, keepdims=True)
    d2 = np.linalg.svd(centred, compute_uv=False) ** 2
    return d2 / (d2 + n_samples * l2 + EPS)
