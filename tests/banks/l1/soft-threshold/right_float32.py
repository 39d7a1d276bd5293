def soft_threshold(w, threshold):
    w = tf.cast(w, tf.float32)
    return (tf.nn.relu(tf.abs(w) - threshold) * tf.sign(w)).numpy()
