# diagnosis: lengths of the columns instead of singular values
def shrinkage_factors(X, l2):
    n, p = X.shape
    d2 = np.sort(np.sum((X - X.mean(0)) ** 2, axis=0))[::-1][: min(n, p)]
    return d2 / (d2 + n * l2)
