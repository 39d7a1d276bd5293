def generalization_gap(history):
    loss, val_loss = history["loss"], history["val_loss"]
    epoch = min(range(len(val_loss)), key=lambda i: (val_loss[i], i))
    return tf.constant(val_loss[epoch], tf.float64) - tf.constant(loss[epoch], tf.float64)
