# diagnosis: features standardized
def shrinkage_factors(X, l2):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    d = np.linalg.svd(Z, compute_uv=False)
    return d**2 / (d**2 + len(X) * l2)
