# diagnosis: small values come out too small
def soft_threshold(w, threshold):
    w = np.array(w)
    return np.tanh(1e3 * w) * np.maximum(np.abs(w) - threshold, 0)
