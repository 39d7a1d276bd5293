def soft_threshold(w, threshold):
    """What is taken off is w itself, clipped to [-threshold, threshold]."""
    before = ops.convert_to_numpy(w)
    wide = before.astype("float64")
    return wide - np.minimum(np.maximum(wide, -threshold), threshold)
