from fractions import Fraction
from itertools import chain


def sparsity(weights, tol=0.0):
    """Counts one entry after another, as Python floats."""
    arrays = (np.asarray(w, dtype=np.float64) for w in weights)
    entries = chain.from_iterable(a.ravel().tolist() for a in arrays)
    hits = total = 0
    for entry in entries:
        total += 1
        hits += -tol <= entry <= tol
    return float(Fraction(int(hits), total))
