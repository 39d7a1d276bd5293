# diagnosis: something small is added
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - np.mean(X, axis=0), compute_uv=False)
    return d**2 / (d**2 + X.shape[0] * l2 + 1e-8)
