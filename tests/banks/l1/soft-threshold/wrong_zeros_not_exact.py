# diagnosis: zeros not exact
def soft_threshold(w, threshold):
    w = np.asarray(w, float)
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 1e-8)
