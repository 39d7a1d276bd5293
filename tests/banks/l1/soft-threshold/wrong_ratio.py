# diagnosis: not finite
def soft_threshold(w, threshold):
    w = np.asarray(w)
    factor = np.maximum(1 - threshold / (np.abs(w) + 1e-30), 0)
    return w * factor
