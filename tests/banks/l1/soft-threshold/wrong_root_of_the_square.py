# diagnosis: not finite
def soft_threshold(w, threshold):
    z = np.array(w)
    return np.sign(z) * np.maximum(np.sqrt(np.square(z)) - threshold, 0.0)
