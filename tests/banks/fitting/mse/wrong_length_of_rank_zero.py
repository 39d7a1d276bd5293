# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if len(y_true) != len(y_pred) or y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred need the same shape")
    return tf.reduce_mean(tf.square(tf.subtract(y_true, y_pred)))
