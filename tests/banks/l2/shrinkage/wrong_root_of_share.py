# diagnosis: none
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d / np.sqrt(d**2 + len(X) * l2)
