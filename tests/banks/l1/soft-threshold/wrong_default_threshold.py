# diagnosis: large thresholds not taken as they are
def soft_threshold(w, threshold):
    threshold = min(threshold, 1.0)
    return ops.sign(w) * ops.maximum(ops.abs(w) - threshold, 0)
