from fractions import Fraction


def sparsity(weights, tol=0.0):
    hits = [bool(abs(v) <= tol) for w in weights for v in np.asarray(w).flat]
    return Fraction(hits.count(True), len(hits))
