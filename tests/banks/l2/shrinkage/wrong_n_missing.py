# diagnosis: n missing
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    n = len(X)
    return d**2 / (d**2 + l2)
