def soft_threshold(w, threshold):
    w = np.array(w)
    return np.select([w > threshold, w < -threshold], [w - threshold, w + threshold], 0.0)
