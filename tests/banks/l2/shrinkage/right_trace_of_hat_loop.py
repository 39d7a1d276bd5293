import math


def shrinkage_factors(X, l2):
    n, p = X.shape
    Xc = X - np.ones((n, n)) @ X / n
    gram = Xc @ Xc.T if n <= p else Xc.T @ Xc
    squares = sorted((max(v, 0.0) for v in np.linalg.eigh(gram)[0].tolist()), reverse=True)
    return [s / math.fsum([s, n * l2]) for s in squares]
