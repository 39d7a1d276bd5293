from fractions import Fraction
from typing import NamedTuple


class _Strengths(NamedTuple):
    l1: float
    l2: float


def keras_strengths(alpha, l1_ratio):
    """Twice scikit-learn's objective has the first term of Keras; the rest is exact arithmetic."""
    a, r = Fraction(alpha), Fraction(l1_ratio)
    factor = 1 / Fraction(1, 2)
    return _Strengths(l1=float(factor * a * r), l2=float(factor * a * (1 - r) / 2))
