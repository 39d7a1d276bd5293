# diagnosis: hard threshold
def soft_threshold(w, threshold):
    return np.where(np.abs(w) > threshold, w, 0.0)
