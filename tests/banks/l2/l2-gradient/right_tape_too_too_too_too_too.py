def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    point = tf.identity(tf.convert_to_tensor(w))
    with tf.GradientTape() as tape:
        tape.watch(point)
        penalty = tf.reduce_sum(tf.square(point)) * tf.cast(l2, point.dtype)
    return tape.gradient(penalty, point)
