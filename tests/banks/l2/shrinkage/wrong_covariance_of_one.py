# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    n, p = X.shape
    values = np.linalg.eigvalsh(np.cov(X, rowvar=False, bias=True))[::-1][: min(n, p)]
    values = np.maximum(values, 0)
    return values / (values + l2)
