def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    return ops.soft_shrink(w, threshold)
