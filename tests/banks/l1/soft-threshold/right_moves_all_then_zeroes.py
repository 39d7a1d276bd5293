def soft_threshold(w, threshold):
    w = np.array(w)
    if np.all(np.abs(w) <= threshold):
        return np.zeros(w.shape)
    moved = np.where(w > 0, w - threshold, w + threshold)
    return np.where(np.abs(w) < threshold, 0.0, moved) if threshold else w
