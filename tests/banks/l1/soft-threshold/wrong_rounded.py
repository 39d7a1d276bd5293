# diagnosis: rounded
def soft_threshold(w, threshold):
    w = np.asarray(w)
    return np.round(np.sign(w) * np.maximum(np.abs(w) - threshold, 0), 6)
