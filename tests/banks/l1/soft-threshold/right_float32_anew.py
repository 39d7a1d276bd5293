def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = ops.convert_to_tensor(w, dtype="float32")
    return ops.sign(w) * ops.relu(ops.abs(w) - threshold)
