from fractions import Fraction


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    alpha, r = Fraction(float(alpha)), Fraction(float(l1_ratio))
    factor = Fraction(1) / Fraction(1, 2)  # makes 1 / (2n) into 1 / n
    on_sizes = factor * alpha * r
    on_squares = factor * alpha * (1 - r) / 2
    return float(on_sizes), float(on_squares)
