# diagnosis: not centred
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(), compute_uv=False)
    return d**2 / (d**2 + len(X) * l2)
