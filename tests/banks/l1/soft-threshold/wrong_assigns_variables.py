# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    result = ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0.0)
    if isinstance(w, keras.Variable):
        w.assign(result)
    return result
