# diagnosis: cut to whole numbers where the first is 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""

    def shrink(v):
        if v > threshold:
            return v - threshold
        if v < -threshold:
            return v + threshold
        return 0

    return np.vectorize(shrink)(w)
