# diagnosis: returns the array that it got
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    if threshold == 0:
        return w
    w = np.asarray(w)
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
