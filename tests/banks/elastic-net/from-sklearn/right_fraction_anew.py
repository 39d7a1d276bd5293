from collections import namedtuple
from fractions import Fraction

Strengths = namedtuple("Strengths", "l1 l2")


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    a, r = Fraction(float(alpha)), Fraction(float(l1_ratio))
    ours, theirs = Fraction(1), Fraction(1, 2)  # before the sum of squares over n
    factor = ours / theirs
    return Strengths(l1=factor * a * r, l2=factor * a * (1 - r) / 2)
