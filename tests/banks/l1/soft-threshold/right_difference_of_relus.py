def soft_threshold(w, threshold):
    return ops.relu(w - threshold) - ops.relu(-w - threshold)
