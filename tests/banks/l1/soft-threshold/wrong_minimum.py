# diagnosis: values below minus the threshold instead of around zero
def soft_threshold(w, threshold):
    return np.sign(w) * np.minimum(np.abs(w) - threshold, 0.0)
