# diagnosis: returns the array that it got
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    if threshold == 0:
        return w  # nothing changes
    return ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0)
