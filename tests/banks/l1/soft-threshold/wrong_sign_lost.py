# diagnosis: sign lost
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.asarray(w)
    return np.maximum(np.abs(w) - threshold, 0.0)
