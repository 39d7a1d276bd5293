# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    w = np.asarray(w)
    return w * np.maximum(1 - threshold / np.abs(w), 0)
