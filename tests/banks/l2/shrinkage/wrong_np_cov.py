# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    # bias=True: divide by n. Then the eigenvalues of the covariance are d**2 / n
    C = np.cov(X, rowvar=False, bias=True)
    lam = np.linalg.eigvalsh(C)[::-1][: min(n, p)]
    lam = np.maximum(lam, 0.0)
    return lam / (lam + l2)
