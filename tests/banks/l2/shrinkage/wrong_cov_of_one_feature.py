# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    n, p = X.shape
    d2 = n * np.linalg.eigvalsh(np.cov(X, rowvar=False, bias=True))[::-1][: min(n, p)]
    return d2 / (d2 + n * l2)
