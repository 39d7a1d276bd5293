def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    point = tf.cast(tf.convert_to_tensor(w), tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(point)
        penalty = tf.constant(l2, tf.float64) * tf.reduce_sum(tf.square(point))
    return tape.gradient(penalty, point)
