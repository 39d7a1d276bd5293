from fractions import Fraction

def keras_strengths(alpha, l1_ratio):
    a, r = Fraction(float(alpha)), Fraction(float(l1_ratio))
    factor = 2
    return tuple(float(factor * part) for part in (a * r, a * (1 - r) / 2))
