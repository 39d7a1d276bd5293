# diagnosis: an empty array not handled
def soft_threshold(w, threshold):
    return np.vectorize(lambda v: float(np.sign(v)) * max(abs(float(v)) - threshold, 0.0))(np.asarray(w))
