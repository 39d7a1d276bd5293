# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    if isinstance(w, np.ndarray):
        small = np.abs(w) <= threshold
        w -= np.asarray(np.sign(w) * threshold, w.dtype)
        w[small] = 0.0
        return w
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
