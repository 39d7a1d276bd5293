# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.asarray(w)
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.maximum(1.0 - threshold / np.abs(w), 0.0)
    return w * factor
