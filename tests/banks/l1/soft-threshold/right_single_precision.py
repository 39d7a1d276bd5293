def soft_threshold(w, threshold):
    w = np.asarray(w).astype("float32")
    return np.sign(w) * np.maximum(np.abs(w) - np.float32(threshold), 0)
