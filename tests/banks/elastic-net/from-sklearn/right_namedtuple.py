from collections import namedtuple
from decimal import Decimal

Strengths = namedtuple("Strengths", "l1 l2")


def keras_strengths(alpha, l1_ratio):
    a, r = Decimal(float(alpha)), Decimal(float(l1_ratio))
    return Strengths(2 * a * r, a - a * r)
