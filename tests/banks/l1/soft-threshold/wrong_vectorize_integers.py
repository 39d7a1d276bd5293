# diagnosis: cut to whole numbers where the first is 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""

    def shrink(value):
        if value > threshold:
            return value - threshold
        if value < -threshold:
            return value + threshold
        return 0

    return np.vectorize(shrink)(np.asarray(w))
