class ShapeMismatch(ValueError):
    pass


def mean_squared_error(y_true, y_pred):
    if list(y_true.shape) != list(y_pred.shape):
        raise ShapeMismatch(y_true.shape, y_pred.shape)
    return tf.reduce_mean(tf.math.squared_difference(tf.cast(y_true, tf.float64), tf.cast(y_pred, tf.float64)))
