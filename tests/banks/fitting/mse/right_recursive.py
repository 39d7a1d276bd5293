# STYLE: recursion over the axes, math.fsum at the leaves, validation in a helper
import math


def _check_shapes(*arrays):
    shapes = {np.asarray(array).shape for array in arrays}
    if len(shapes) != 1:
        raise ValueError("the arrays must have one and the same shape, not " + " and ".join(map(str, shapes)))


def _sum_of_squares(a, b):
    if a.ndim == 0:
        return (float(a) - float(b)) ** 2
    return math.fsum(_sum_of_squares(np.asarray(p), np.asarray(q)) for p, q in zip(a, b))


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    _check_shapes(y_true, y_pred)
    return _sum_of_squares(np.asarray(y_true), np.asarray(y_pred)) / np.asarray(y_true).size
