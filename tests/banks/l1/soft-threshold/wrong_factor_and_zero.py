# diagnosis: shrinks by a factor
def soft_threshold(w, threshold):
    return np.where(np.abs(w) > threshold, w * (1 - threshold), 0.0)
