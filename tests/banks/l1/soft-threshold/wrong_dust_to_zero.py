# diagnosis: small values taken for 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.asarray(w)
    shrunk = np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
    return np.where(np.isclose(shrunk, 0.0), 0.0, shrunk)  # clean up the dust of rounding
