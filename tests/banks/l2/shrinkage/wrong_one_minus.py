# diagnosis: none
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    share = d ** 2 / (d ** 2 + len(X) * l2)
    return np.maximum(share, 1 - share)
