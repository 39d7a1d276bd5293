# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    w = np.array(w)
    return w / np.abs(w) * np.maximum(np.abs(w) - threshold, 0)
