from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    alpha, l1_ratio = Fraction(alpha), Fraction(l1_ratio)
    return 2 * alpha * l1_ratio, alpha - alpha * l1_ratio
