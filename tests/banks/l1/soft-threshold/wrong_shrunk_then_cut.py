# diagnosis: zeros where less than the threshold is left
def soft_threshold(w, threshold):
    out = np.array(w)
    out = np.where(out > 0, out - threshold, np.where(out < 0, out + threshold, out))
    return np.where(np.abs(out) < threshold, 0.0, out)
