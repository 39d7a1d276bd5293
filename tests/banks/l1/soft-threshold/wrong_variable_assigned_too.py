# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    shrunk = ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0.0)
    if isinstance(w, (keras.Variable, tf.Variable)):
        w.assign(shrunk)
        return w
    return shrunk
