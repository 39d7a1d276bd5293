from collections import Counter
from fractions import Fraction
from itertools import chain


def sparsity(weights, tol=0.0):
    every = chain.from_iterable(ops.convert_to_numpy(w).flat for w in weights)
    votes = Counter(bool(-tol <= v <= tol) for v in every)
    return float(Fraction(votes[True], sum(votes.values())))
