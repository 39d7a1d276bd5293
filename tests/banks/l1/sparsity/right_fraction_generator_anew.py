from fractions import Fraction


def _entries(weights):
    for w in weights:
        yield from np.asarray(w).flat


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    inside, seen = 0, 0
    for entry in _entries(weights):
        seen += 1
        inside += -tol <= float(entry) <= tol
    return float(Fraction(int(inside), seen))
