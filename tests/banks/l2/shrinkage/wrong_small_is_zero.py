# diagnosis: small singular values taken for 0
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    d = np.where(d < 1e-6, 0.0, d)
    return d**2 / (d**2 + len(X) * l2)
