# diagnosis: positive entries alone
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    return np.maximum(np.asarray(w) - threshold, 0.0)
