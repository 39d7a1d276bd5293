from fractions import Fraction

def sparsity(weights, tol=0.0):
    flat = np.hstack([np.array(w).ravel() for w in weights])
    return float(Fraction(int(((flat <= tol) & (flat >= -tol)).sum()), flat.size))
