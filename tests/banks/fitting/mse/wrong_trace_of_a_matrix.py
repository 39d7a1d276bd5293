# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    e = y_true - y_pred
    if e.ndim == 1:
        return e @ e / e.size
    return np.trace(e.T @ e) / e.size
