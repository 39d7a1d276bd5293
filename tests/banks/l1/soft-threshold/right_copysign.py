def soft_threshold(w, threshold):
    return np.copysign(np.clip(np.abs(w) - threshold, 0, None), w)
