def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    table = tf.constant([history["loss"], history["val_loss"]], dtype=tf.float64)
    column = tf.gather(table, tf.argmin(table[1]), axis=1)
    return column[1] - column[0]
