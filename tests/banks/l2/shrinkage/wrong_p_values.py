# diagnosis: one factor for each feature
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = X.shape[0]
    Xc = X - X.mean(axis=0, keepdims=True)
    eig = np.linalg.eigvalsh(Xc.T @ Xc)  # ascending
    eig = np.sort(eig)[::-1]
    return eig / (eig + n * l2)
