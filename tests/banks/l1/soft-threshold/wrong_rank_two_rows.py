# diagnosis: right except for the last row
def soft_threshold(w, threshold):
    w = np.array(w)
    if w.ndim <= 2:
        return np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    w[0] = soft_threshold(w[0], threshold)
    return w
