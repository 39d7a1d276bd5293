# diagnosis: singular values not squared
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    n = len(X)
    return d / (d + l2)
