from math import fsum


def _squares(a, b):
    """Yields the squared differences, down to the single numbers."""
    if isinstance(a, list):
        for left, right in zip(a, b):
            yield from _squares(left, right)
    else:
        yield (a - b) * (a - b)


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if tuple(y_true.shape) != tuple(y_pred.shape):
        raise ValueError("two arrays of the same shape, please")
    return fsum(_squares(y_true.tolist(), y_pred.tolist())) / y_true.size
