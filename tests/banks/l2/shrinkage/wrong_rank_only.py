# diagnosis: none
def shrinkage_factors(X, l2):
    Xc = X - X.mean(axis=0)
    r = np.linalg.matrix_rank(Xc)
    d = np.linalg.svd(Xc, compute_uv=False)
    out = d**2 / (d**2 + r * l2 * len(X) / len(d))
    return out
