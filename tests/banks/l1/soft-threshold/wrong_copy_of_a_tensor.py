# diagnosis: raised AttributeError
def soft_threshold(w, threshold):
    if threshold == 0:
        return w.copy()
    z = np.array(w)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)
