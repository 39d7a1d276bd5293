from collections import namedtuple
from fractions import Fraction

Strengths = namedtuple("Strengths", "l1 l2")


def keras_strengths(alpha, l1_ratio):
    alpha, ratio = Fraction(float(alpha)), Fraction(float(l1_ratio))
    factor = Fraction(1) / Fraction(1, 2)  # 1 / n over 1 / (2 n)
    return Strengths(l1=float(factor * alpha * ratio), l2=float(factor * alpha * (1 - ratio) / 2))
