# diagnosis: positive entries alone
def soft_threshold(w, threshold):
    return ops.relu(w - threshold)
