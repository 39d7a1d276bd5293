# diagnosis: the larger of samples and features instead of the samples
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d ** 2 / (d ** 2 + max(X.shape) * l2)
