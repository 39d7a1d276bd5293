# diagnosis: rounded
def soft_threshold(w, threshold):
    return np.round(np.sign(w) * np.maximum(np.abs(w) - threshold, 0), 4)
