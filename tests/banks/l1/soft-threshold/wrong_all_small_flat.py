# diagnosis: wrong shape
def soft_threshold(w, threshold):
    w = np.asarray(w)
    keep = np.abs(w) > threshold
    if not keep.any():
        return np.zeros(w.size)
    return keep * (w - np.sign(w) * threshold)
