# diagnosis: not centred
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    U, d, Vt = np.linalg.svd(X, full_matrices=False)
    return d**2 / (d**2 + len(X) * l2)
