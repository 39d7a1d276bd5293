def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.array(w, copy=True)
    return np.asarray(w - np.clip(w, -threshold, threshold))
