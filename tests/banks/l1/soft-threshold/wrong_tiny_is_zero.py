# diagnosis: small values taken for 0
def soft_threshold(w, threshold):
    w = np.array(w)
    moved = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    return np.where(np.abs(moved) < 1e-5, 0.0, moved)
