def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = ops.convert_to_tensor(w)
    return w - ops.clip(w, -threshold, threshold)
