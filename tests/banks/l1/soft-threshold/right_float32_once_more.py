def soft_threshold(w, threshold):
    w = ops.cast(w, "float32")
    return ops.sign(w) * ops.relu(ops.abs(w) - threshold)
