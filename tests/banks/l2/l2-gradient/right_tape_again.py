def l2_gradient(w, l2):
    w = tf.convert_to_tensor(w)
    with tf.GradientTape() as tape:
        tape.watch(w)
        cost = tf.cast(l2, w.dtype) * tf.reduce_sum(tf.square(w))
    return tape.gradient(cost, w)
