# diagnosis: raised ValueError
def soft_threshold(w, threshold):
    return np.sign(w) * max(abs(w) - threshold, 0.0)
