def soft_threshold(w, threshold):
    return w - np.clip(w, -threshold, threshold)
