# diagnosis: singular values of 0 left out
def shrinkage_factors(X, l2):
    n = X.shape[0]
    Xc = X - X.mean(axis=0)
    d = np.linalg.svd(Xc, compute_uv=False)
    d = d[d > 1e-10]  # the rank
    return d**2 / (d**2 + n * l2)
