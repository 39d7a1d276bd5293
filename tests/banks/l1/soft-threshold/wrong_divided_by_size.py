# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    return w / ops.abs(w) * ops.maximum(ops.abs(w) - threshold, 0)
