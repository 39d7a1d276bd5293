# diagnosis: an empty array not handled
def soft_threshold(w, threshold):
    w = np.asarray(w)
    if np.max(np.abs(w)) <= threshold:
        return np.zeros_like(w)
    return np.where(w > threshold, w - threshold, np.where(w < -threshold, w + threshold, 0.0))
