def soft_threshold(w, threshold):
    w = np.asarray(w)
    return np.median([w - threshold, 0 * w, w + threshold], axis=0)
