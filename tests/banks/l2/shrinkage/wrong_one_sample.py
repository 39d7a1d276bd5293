# diagnosis: one factor for each feature
def shrinkage_factors(X, l2):
    n, p = X.shape
    if n == 1:
        return np.zeros(p)
    d = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return d**2 / (d**2 + n * l2)
