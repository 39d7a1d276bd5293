# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    shrunk = ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0)
    if hasattr(w, "assign"):
        w.assign(shrunk)
    return shrunk
