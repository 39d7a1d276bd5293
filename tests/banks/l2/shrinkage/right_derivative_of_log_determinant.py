import scipy.linalg


def shrinkage_factors(X, l2):
    n, p = X.shape
    d = scipy.linalg.svdvals(X - np.full((n, n), 1 / n) @ X)
    return [1 / (1 + n * l2 / v / v) if v * v > 0 else 0.0 for v in sorted(d, reverse=True)]
