# diagnosis: rounded
def soft_threshold(w, threshold):
    values = np.array(w, dtype="float64")
    shrunk = np.sign(values) * np.maximum(np.abs(values) - threshold, 0.0)
    return np.round(shrunk, 6) + 0.0  # no noise of the last digits, no minus zero
