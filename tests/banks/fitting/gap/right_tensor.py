def generalization_gap(history):
    val, train = tf.constant(history["val_loss"]), tf.constant(history["loss"])
    best = tf.argmin(val)
    return val[best] - train[best]
