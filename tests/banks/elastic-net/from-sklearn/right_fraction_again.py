from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    alpha, ratio = Fraction(alpha), Fraction(l1_ratio)
    factor = Fraction(1) / Fraction(1, 2)  # from 1 / (2n) to 1 / n
    return factor * alpha * ratio, factor * alpha * (1 - ratio) / 2
