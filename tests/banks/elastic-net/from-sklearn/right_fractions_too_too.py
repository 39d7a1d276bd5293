from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    """2 * (alpha * r) and 2 * (alpha * (1 - r) / 2), exactly."""
    a, r = Fraction(float(alpha)), Fraction(float(l1_ratio))
    factor = Fraction(1) / Fraction(1, 2)  # makes 1/(2n) to 1/n
    return factor * a * r, factor * a * (1 - r) / 2
