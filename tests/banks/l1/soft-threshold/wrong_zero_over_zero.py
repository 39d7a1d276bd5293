# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.asarray(w)
    # the same as sign(w) * max(|w| - t, 0): w is scaled by what remains of its size
    return w * np.maximum(1.0 - threshold / np.abs(w), 0.0)
