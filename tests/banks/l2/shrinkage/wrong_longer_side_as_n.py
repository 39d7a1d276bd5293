# diagnosis: the larger of samples and features instead of the samples
def shrinkage_factors(X, l2):
    n = max(X.shape)
    Xc = X - X.mean(axis=0)
    s = np.linalg.svd(Xc, compute_uv=False)
    return s**2 / (s**2 + n * l2)
