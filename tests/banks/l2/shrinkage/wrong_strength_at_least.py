# diagnosis: small strengths not taken as they are
def shrinkage_factors(X, l2):
    d = np.linalg.svd(X - np.mean(X, axis=0), compute_uv=False)
    return d**2 / (d**2 + len(X) * max(l2, 1e-3))
