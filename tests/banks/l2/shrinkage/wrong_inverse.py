# diagnosis: ridge's own inverse instead of the share
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    n = len(X)
    return d / (d**2 + n * l2)
