# diagnosis: small values come out too small
def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    size = ops.abs(w)
    return w / (size + 1e-7) * ops.maximum(size - threshold, 0.0)
