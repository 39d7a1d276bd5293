# diagnosis: a matrix
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    n = len(X)
    return np.diag(d**2 / (d**2 + n * l2))
