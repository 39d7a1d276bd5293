# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    new = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    if isinstance(w, keras.Variable):
        w.assign(new)
        return w
    return new
