# diagnosis: features standardized
def shrinkage_factors(X, l2):
    d = np.linalg.svd((X - X.mean(0)) / X.std(0), compute_uv=False)
    return d**2 / (d**2 + len(X) * l2)
