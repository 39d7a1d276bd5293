def soft_threshold(w, threshold):
    w = tf.convert_to_tensor(w)
    t = tf.cast(threshold, w.dtype)
    return tf.where(w > t, w - t, tf.where(w < -t, w + t, tf.zeros_like(w)))
