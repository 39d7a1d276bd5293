# diagnosis: cut to whole numbers where the first is 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""

    def one(v):
        if abs(v) <= threshold:
            return 0
        return v - threshold if v > 0 else v + threshold

    return np.vectorize(one)(np.asarray(w))
