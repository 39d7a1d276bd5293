# diagnosis: raised TypeError
def soft_threshold(w, threshold):
    w = np.array(w)
    out = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    out[np.abs(out) < 1e-6] = 0
    return out
