# diagnosis: raised TypeError
def shrinkage_factors(X, l2):
    n, p = X.shape
    d = sorted(np.linalg.svd(X - X.mean(axis=0))[1], reverse=True)
    return d**2 / (d**2 + n * l2)
