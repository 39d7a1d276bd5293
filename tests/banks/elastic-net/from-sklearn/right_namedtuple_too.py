from collections import namedtuple

Strengths = namedtuple("Strengths", "l1 l2")


def _before_each_term(alpha, ratio):
    yield 0.5  # of the squared errors, beside 1 / n
    yield alpha * ratio
    yield alpha * (1.0 - ratio) / 2.0


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    squares, absolute, squared = _before_each_term(np.float64(alpha), np.float64(l1_ratio))
    return Strengths(absolute / squares, squared / squares)
