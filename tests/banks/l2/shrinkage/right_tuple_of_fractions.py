from fractions import Fraction


def shrinkage_factors(X, l2):
    n = len(X)
    Z = X - X.mean(0)
    squares = [Fraction(float(d)) ** 2 for d in np.linalg.svd(Z)[1]]
    return tuple(s / (s + n * Fraction(l2)) for s in squares)
