# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    shrunk = ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0)
    if isinstance(w, keras.Variable):
        w.assign(shrunk)
    return shrunk
