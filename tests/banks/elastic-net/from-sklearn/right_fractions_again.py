# STYLE: exact arithmetic with Fraction, factor 2 before the whole spelled out
from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    factor = Fraction(1, 1) / Fraction(1, 2)  # 1 / n over 1 / (2 n)
    alpha, ratio = Fraction(alpha), Fraction(l1_ratio)
    l1 = factor * alpha * ratio
    l2 = factor * alpha * (1 - ratio) / 2
    return float(l1), float(l2)
