def generalization_gap(history):
    val = tf.constant(history["val_loss"], tf.float64)
    train = tf.constant(history["loss"], tf.float64)
    return tf.gather(val - train, tf.argmin(val))
