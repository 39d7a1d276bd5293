def l2_gradient(w, l2):
    v = tf.convert_to_tensor(w)
    with tf.GradientTape() as tape:
        tape.watch(v)
        p = tf.reduce_sum(v * v) * tf.cast(l2, v.dtype)
    return tape.gradient(p, v)
