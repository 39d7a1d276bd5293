# diagnosis: raised TypeError
def soft_threshold(w, threshold):
    w = np.array(w)
    def one(v):
        return max(abs(v) - threshold, 0.0) * (1 if v > 0 else -1)
    if w.ndim == 1:
        return np.array([one(v) for v in w])
    return np.array([[one(v) for v in row] for row in w])
