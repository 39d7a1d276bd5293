def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    t = ops.cast(threshold, w.dtype)
    return ops.relu(w - t) - ops.relu(-w - t)
