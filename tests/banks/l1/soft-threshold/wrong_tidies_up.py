# diagnosis: small values taken for 0
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.array(w)
    shrunk = np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
    shrunk = np.where(np.abs(shrunk) < 1e-6, 0.0, shrunk)  # rounding leftovers
    return shrunk
