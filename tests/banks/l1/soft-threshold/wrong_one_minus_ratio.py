# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    return w * ops.maximum(1.0 - threshold / ops.abs(w), 0.0)
