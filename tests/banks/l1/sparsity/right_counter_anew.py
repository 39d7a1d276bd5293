from collections import Counter
from itertools import chain


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    entries = chain.from_iterable(np.ravel(np.array(w)) for w in weights)
    count = Counter(bool(abs(v) <= tol) for v in entries)
    return count[True] / (count[True] + count[False])
