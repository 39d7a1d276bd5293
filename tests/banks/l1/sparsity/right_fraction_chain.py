from fractions import Fraction
from itertools import chain


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    entries = list(chain.from_iterable(ops.convert_to_numpy(w).ravel().tolist() for w in weights))
    hits = sum(1 for entry in entries if abs(entry) <= tol)
    return float(Fraction(hits, len(entries)))
