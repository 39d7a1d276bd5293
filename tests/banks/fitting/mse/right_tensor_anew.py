def mean_over_first_axis(tensor):
    if tensor.shape.rank == 0:
        return tensor
    return mean_over_first_axis(tf.reduce_mean(tensor, axis=0))


def mean_squared_error(y_true, y_pred):
    for one, other in [(np.ndim(y_true), np.ndim(y_pred)), *zip(y_true.shape, y_pred.shape)]:
        if one != other:
            raise ValueError("not the same shape")
    difference = tf.cast(y_true, tf.float64) - tf.cast(y_pred, tf.float64)
    return mean_over_first_axis(difference * difference)
