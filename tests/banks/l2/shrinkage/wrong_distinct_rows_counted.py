# diagnosis: equal samples counted once
def shrinkage_factors(X, l2):
    Xu = np.unique(X, axis=0)
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d ** 2 / (d ** 2 + len(Xu) * l2)
