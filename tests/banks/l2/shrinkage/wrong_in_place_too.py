# diagnosis: changes the caller's arguments
def shrinkage_factors(X, l2):
    X -= X.mean(axis=0)
    d = np.linalg.svd(X, compute_uv=False)
    return d ** 2 / (d ** 2 + X.shape[0] * l2)
