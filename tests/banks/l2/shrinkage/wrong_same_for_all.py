# diagnosis: the same factor for all
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    n = len(X)
    return np.full(len(d), 1 / (1 + l2))
