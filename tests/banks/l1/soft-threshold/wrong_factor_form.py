# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.asarray(w)
    # the share that is left of each entry: 1 - t / |w|, not below 0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.maximum(1 - threshold / np.abs(w), 0)
    return w * share
