def l2_gradient(w, l2):
    at = tf.cast(tf.convert_to_tensor(w), tf.float64)
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(at)
        price = tf.cast(l2, at.dtype) * tf.reduce_sum(at * at)
    return tape.gradient(price, at, unconnected_gradients="zero")
