from fractions import Fraction


def _same_shape(one, other):
    return len(one.shape) == len(other.shape) and all(a == b for a, b in zip(one.shape, other.shape))


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences, exact up to the last step."""
    if not _same_shape(y_true, y_pred):
        raise ValueError(f"{y_true.shape} is not {y_pred.shape}")
    total = Fraction(0)
    count = 0
    for right, found in zip(y_true.flat, y_pred.flat):
        total += (Fraction(float(right)) - Fraction(float(found))) ** 2
        count += 1
    return float(total / count)
