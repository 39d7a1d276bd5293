from fractions import Fraction


def sparsity(weights, tol=0.0):
    hits = [abs(float(v)) <= tol for w in weights for v in np.asarray(w).flat]
    return Fraction(sum(hits), len(hits))
