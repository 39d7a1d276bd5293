# diagnosis: none
def shrinkage_factors(X, l2):
    mean = X.mean(axis=0)
    if not np.allclose(mean, 0):
        X = X - mean
    d = np.linalg.svd(X, compute_uv=False)
    return 1 - len(X) * l2 / (d ** 2 + len(X) * l2)
