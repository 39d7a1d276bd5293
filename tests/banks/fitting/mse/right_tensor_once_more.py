def mean_squared_error(y_true, y_pred):
    if list(y_true.shape) != list(y_pred.shape):
        raise ValueError("the shapes differ")
    a = ops.convert_to_tensor(y_true)
    b = ops.cast(ops.convert_to_tensor(y_pred), a.dtype)
    return ops.mean(ops.square(a - b))
