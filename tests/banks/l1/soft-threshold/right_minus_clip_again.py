def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise: what clipping would cut off."""
    w = np.array(w)  # a copy
    t = w.dtype.type(threshold)
    return np.subtract(w, np.clip(w, -t, t))
