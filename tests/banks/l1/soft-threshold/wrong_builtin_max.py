# diagnosis: raised ValueError
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    return np.sign(w) * max(abs(w) - threshold, 0)
