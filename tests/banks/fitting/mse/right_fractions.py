import math
from fractions import Fraction
from itertools import zip_longest


def _flat(a):
    yield from (Fraction(float(v)) for v in a.flat)


def mean_squared_error(y_true, y_pred):
    if tuple(y_true.shape) != tuple(y_pred.shape):
        raise ValueError(f"shapes {y_true.shape} and {y_pred.shape} differ")
    terms = [(a - b) ** 2 for a, b in zip_longest(_flat(y_true), _flat(y_pred))]
    return float(sum(terms, Fraction(0)) / len(terms))
