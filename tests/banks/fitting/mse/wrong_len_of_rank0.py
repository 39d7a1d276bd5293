# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"y_true has shape {np.shape(y_true)}, y_pred {np.shape(y_pred)}")
    rows = len(y_true)
    per_row = [np.mean(np.square(y_true[i] - y_pred[i])) for i in range(rows)]
    return float(sum(per_row) / rows)
