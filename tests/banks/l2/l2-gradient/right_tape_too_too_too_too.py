def l2_gradient(w, l2):
    """TensorFlow differentiates; float64 all the way."""
    point = tf.convert_to_tensor(ops.convert_to_numpy(w).astype("float64"))
    with tf.GradientTape() as tape:
        tape.watch(point)
        penalty = tf.reduce_sum(tf.square(point)) * tf.constant(l2, tf.float64)
    return tape.gradient(penalty, point)
