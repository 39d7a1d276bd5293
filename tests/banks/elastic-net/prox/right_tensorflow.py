def elastic_net_prox(w, step, l1, l2):
    w = tf.convert_to_tensor(w)
    t, c = tf.cast(step * l1, w.dtype), tf.cast(1 + 2 * step * l2, w.dtype)
    return tf.where(tf.abs(w) <= t, tf.zeros_like(w), (w - t * tf.sign(w)) / c)
