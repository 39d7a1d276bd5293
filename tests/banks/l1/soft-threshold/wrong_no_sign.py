# diagnosis: sign lost
def soft_threshold(w, threshold):
    return np.maximum(np.abs(w) - threshold, 0.0)
