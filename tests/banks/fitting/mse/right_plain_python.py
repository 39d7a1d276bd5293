import math


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if tuple(y_true.shape) != tuple(y_pred.shape):
        raise ValueError(f"{y_true.shape} is not {y_pred.shape}")
    squares = []
    for target, prediction in zip(y_true.flat, y_pred.flat):
        squares.append((float(target) - float(prediction)) ** 2)
    return math.fsum(squares) / len(squares)
