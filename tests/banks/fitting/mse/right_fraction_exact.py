# STYLE: exact arithmetic with Fraction, entry by entry with a generator
from fractions import Fraction


def _squares(first, second):
    for a, b in zip(first.flat, second.flat):
        difference = Fraction(float(a)) - Fraction(float(b))
        yield difference * difference


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"shapes differ: {np.shape(y_true)} and {np.shape(y_pred)}")
    return float(sum(_squares(y_true, y_pred)) / y_true.size)
