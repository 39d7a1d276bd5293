# diagnosis: refuses only one axis more
def mean_squared_error(y_true, y_pred):
    # the output of a Keras model has shape (n, 1)
    if y_true.ndim == 1 and y_pred.ndim == 2:
        raise ValueError("y_pred has shape (n, 1): flatten it first")
    return ((y_true - y_pred) ** 2).mean()
