def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = ops.convert_to_tensor(w)
    t = ops.cast(threshold, w.dtype)
    return ops.relu(w - t) - ops.relu(-w - t)
