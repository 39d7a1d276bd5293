# diagnosis: returns the array that it got
def soft_threshold(w, threshold):
    if threshold == 0:
        return w  # nothing changes
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
