# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    n, p = X.shape
    e = np.linalg.eigvalsh(np.cov(X, rowvar=False, bias=True))[::-1]
    e = np.maximum(e[: min(n, p)], 0)
    return e / (e + l2)
