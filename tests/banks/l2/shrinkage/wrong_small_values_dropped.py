# diagnosis: none
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    d = np.where(d < 1e-4, 0.0, d)
    return d**2 / (d**2 + len(X) * l2)
