# diagnosis: zeros not exact
def soft_threshold(w, threshold):
    w = np.asarray(w)
    return w * np.maximum(1 - threshold / (np.abs(w) + 1e-8), 0)
