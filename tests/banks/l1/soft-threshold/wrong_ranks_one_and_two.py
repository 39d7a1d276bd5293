# diagnosis: raised TypeError
def soft_threshold(w, threshold):
    w = np.asarray(w)
    shrink = lambda v: np.sign(v) * max(abs(v) - threshold, 0.0)
    if w.ndim == 1:
        return np.array([shrink(v) for v in w])
    return np.array([[shrink(v) for v in row] for row in w])
