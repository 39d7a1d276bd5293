# diagnosis: features standardized, for some inputs
def shrinkage_factors(X, l2):
    Xc = X - X.mean(axis=0)
    s = Xc.std(axis=0)
    if s.max() > 10 * s.min() > 0:
        Xc = Xc / s
    d = np.linalg.svd(Xc, compute_uv=False)
    return d ** 2 / (d ** 2 + len(X) * l2)
