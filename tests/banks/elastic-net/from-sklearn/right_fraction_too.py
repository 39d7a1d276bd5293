from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    a, r = Fraction(float(alpha)), Fraction(float(l1_ratio))
    doubled = Fraction(1) / Fraction(1, 2)
    return a * r * doubled, a * (1 - r) / 2 * doubled
