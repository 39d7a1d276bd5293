def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError()
    return ops.mean(ops.square(ops.subtract(y_true, y_pred)))
