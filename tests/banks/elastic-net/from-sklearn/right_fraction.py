from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    """Both problems times 2n, in exact numbers."""
    share = Fraction(float(l1_ratio))
    sklearn_l1 = Fraction(float(alpha)) * share
    sklearn_l2 = Fraction(float(alpha)) * (1 - share) / 2
    return tuple(float(2 * part) for part in (sklearn_l1, sklearn_l2))
