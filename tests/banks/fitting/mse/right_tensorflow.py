def mean_squared_error(y_true, y_pred):
    a, b = tf.convert_to_tensor(y_true), tf.convert_to_tensor(y_pred)
    if a.shape.as_list() != b.shape.as_list():
        raise ValueError("shapes")
    return tf.reduce_mean(tf.math.squared_difference(a, b))
