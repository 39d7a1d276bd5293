def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    return ops.relu(w - threshold) - ops.relu(-w - threshold)
