# diagnosis: lengths of the columns instead of singular values
def shrinkage_factors(X, l2):
    n = len(X)
    centred = X - X.mean(axis=0)
    d2 = np.sort((centred ** 2).sum(axis=0))[::-1][:min(X.shape)]
    return d2 / (d2 + n * l2)
