# diagnosis: negative entries not shrunk
def soft_threshold(w, threshold):
    return np.where(w > threshold, w - threshold, np.where(w < -threshold, w, 0.0))
