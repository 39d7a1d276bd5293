from functools import reduce


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    start = tf.reduce_mean(tf.math.squared_difference(tf.constant(y_true), tf.constant(y_pred)))
    return reduce(lambda total, w: total + tf.cast(penalty(w), tf.float64), weights, tf.cast(start, tf.float64))
