def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    return w - ops.clip(w, -threshold, threshold)
