# diagnosis: does not stop at zero
def soft_threshold(w, threshold):
    return w - threshold * np.sign(w)
