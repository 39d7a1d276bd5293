# diagnosis: small values taken for 0
def soft_threshold(w, threshold):
    w = np.asarray(w)
    return np.where(np.abs(w) <= threshold + 1e-6, 0.0, w - np.sign(w) * threshold)
