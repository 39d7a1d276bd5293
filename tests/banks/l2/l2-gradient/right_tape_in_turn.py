def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = tf.identity(ops.convert_to_tensor(w))
    with tf.GradientTape() as tape:
        tape.watch(w)
        price = tf.cast(l2, w.dtype) * tf.reduce_sum(tf.square(w))
    return tape.gradient(price, w)
