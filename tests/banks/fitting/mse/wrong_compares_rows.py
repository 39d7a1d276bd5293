# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim or len(y_true) != len(y_pred):
        raise ValueError("y_true and y_pred have different shapes")
    error = y_true - y_pred
    return (error * error).mean()
