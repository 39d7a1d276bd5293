# diagnosis: large values cut off
def soft_threshold(w, threshold):
    return ops.sign(w) * ops.relu6(ops.abs(w) - threshold)
