def soft_threshold(w, threshold):
    return ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0.0)
