from math import fsum


def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError(f"shapes {y_true.shape} and {y_pred.shape} differ")
    return fsum((float(a) - float(b)) ** 2 for a, b in zip(y_true.flat, y_pred.flat)) / y_true.size
