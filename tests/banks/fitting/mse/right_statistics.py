from statistics import fmean


def mean_squared_error(y_true, y_pred):
    if {y_true.shape} ^ {y_pred.shape}:
        raise ValueError(f"{y_true.shape} is not {y_pred.shape}")
    return fmean((float(a) - float(b)) ** 2 for a, b in zip(y_true.flat, y_pred.flat))
