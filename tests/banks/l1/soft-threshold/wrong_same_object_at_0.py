# diagnosis: returns the array that it got
def soft_threshold(w, threshold):
    if threshold == 0:
        return w  # nothing changes
    w = ops.convert_to_tensor(w)
    return ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0)
