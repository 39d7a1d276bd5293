# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim or len(y_true) != len(y_pred):
        raise ValueError(f"{y_true.shape} and {y_pred.shape} do not match")
    return ((y_true - y_pred) ** 2).mean()
