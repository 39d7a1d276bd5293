import math
from itertools import starmap


class ShapesDiffer(ValueError):
    """y_true and y_pred are not of one shape."""


def _squared(t, p):
    return (t - p) ** 2


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ShapesDiffer(y_true.shape, y_pred.shape)
    pairs = zip(y_true.ravel().tolist(), y_pred.ravel().tolist())
    return math.fsum(starmap(_squared, pairs)) / y_true.size
