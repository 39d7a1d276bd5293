from scipy.linalg import svdvals


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = X.shape[0]
    centred = X - np.ones((n, 1)) @ X.mean(axis=0, keepdims=True)
    return np.array([1.0 - n * l2 / (d**2 + n * l2) if d**2 > n * l2 else d**2 / (d**2 + n * l2) for d in svdvals(centred)])
