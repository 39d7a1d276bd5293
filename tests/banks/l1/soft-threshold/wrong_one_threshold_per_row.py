# diagnosis: raised ValueError
def soft_threshold(w, threshold):
    w = np.asarray(w)
    thresholds = np.full(w.shape[0], threshold)
    return np.sign(w) * np.maximum(np.abs(w) - thresholds, 0)
