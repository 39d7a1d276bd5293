from collections import Counter
from fractions import Fraction


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    tally = Counter()
    for w in weights:
        sizes = np.abs(ops.convert_to_numpy(w).astype(np.float64))
        tally["all"] += int(sizes.size)
        tally["large"] += int(np.count_nonzero(sizes > tol))
    return float(1 - Fraction(tally["large"], tally["all"]))
