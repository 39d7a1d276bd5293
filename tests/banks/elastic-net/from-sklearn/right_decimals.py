from decimal import Decimal


def keras_strengths(alpha, l1_ratio):
    a, r = Decimal(float(alpha)), Decimal(float(l1_ratio))
    return tuple(float(value) for value in (a * r + a * r, a * (1 - r)))
