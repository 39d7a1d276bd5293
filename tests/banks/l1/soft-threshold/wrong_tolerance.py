# diagnosis: raised TypeError
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.array(w)
    result = np.sign(w) * (np.abs(w) - threshold)
    result[np.abs(w) <= threshold + 1e-8] = 0.0
    return result
