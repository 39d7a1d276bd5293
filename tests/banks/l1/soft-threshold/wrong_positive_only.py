# diagnosis: positive entries alone
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    return np.maximum(w - threshold, 0.0)
