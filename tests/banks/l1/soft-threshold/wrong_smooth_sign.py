# diagnosis: small values come out too small
def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    sign = ops.tanh(1e4 * w)
    return sign * ops.maximum(ops.abs(w) - threshold, 0.0)
