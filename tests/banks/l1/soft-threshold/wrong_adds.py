# diagnosis: adds the threshold
def soft_threshold(w, threshold):
    return np.where(w > threshold, w + threshold, np.where(w < -threshold, w - threshold, 0.0))
