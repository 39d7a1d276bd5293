# diagnosis: one factor for each feature
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = X.shape[0]
    Xc = X - X.mean(axis=0)
    d2 = np.linalg.eigvalsh(Xc.T @ Xc)[::-1]  # eigenvalues of the Gram matrix are the squared singular values
    d2 = np.clip(d2, 0, None)
    return d2 / (d2 + n * l2)
