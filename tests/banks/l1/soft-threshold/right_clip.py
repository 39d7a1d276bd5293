def soft_threshold(w, threshold):
    a = np.array(w)
    return a - np.clip(a, -threshold, threshold)
