# diagnosis: negative entries moved away from zero
def soft_threshold(w, threshold):
    return np.where(np.abs(w) > threshold, w - threshold, 0.0)
