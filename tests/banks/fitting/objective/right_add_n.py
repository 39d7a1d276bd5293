def penalized_objective(y_true, y_pred, weights, penalty):
    parts = [tf.cast(mean_squared_error(y_true, y_pred), tf.float64)]
    parts += [tf.cast(penalty(w), tf.float64) for w in weights]
    return tf.add_n(parts)
