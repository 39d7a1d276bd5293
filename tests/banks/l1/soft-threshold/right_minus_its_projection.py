def _onto_interval(values, radius):
    """The nearest point of [-radius, radius] to each value."""
    return np.minimum(np.maximum(values, -radius), radius)


def soft_threshold(w, threshold):
    """What is left of w once its projection onto [-threshold, threshold] is taken off."""
    values = np.array(w, dtype=np.float64)  # a copy, so that nothing of w is shared
    return values - _onto_interval(values, float(threshold))
