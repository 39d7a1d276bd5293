from fractions import Fraction
from itertools import chain


def sparsity(weights, tol=0.0):
    flat = chain.from_iterable(np.ravel(ops.convert_to_numpy(w)).tolist() for w in weights)
    hits, count = 0, 0
    for count, entry in enumerate(flat, start=1):
        hits += not (entry > tol or -entry > tol)
    return float(Fraction(hits, count))
