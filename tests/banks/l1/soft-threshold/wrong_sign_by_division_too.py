# diagnosis: divides by the size of an entry, which may be 0
def soft_threshold(w, threshold):
    w = np.asarray(w)
    size = np.abs(w)
    return w / size * np.maximum(size - threshold, 0)
