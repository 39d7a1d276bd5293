# diagnosis: the right factors, but not the largest first
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    Xc = X - X.mean(axis=0)
    gram = Xc @ Xc.T if n < p else Xc.T @ Xc
    eigenvalues, _ = np.linalg.eig(gram)
    d2 = np.maximum(eigenvalues.real, 0.0)
    return d2 / (d2 + n * l2)
