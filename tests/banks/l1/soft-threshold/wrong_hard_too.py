# diagnosis: hard threshold
def soft_threshold(w, threshold):
    w = np.asarray(w)
    return np.where(np.abs(w) <= threshold, 0.0, w)
