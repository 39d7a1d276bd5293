# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    out = np.asarray(w, dtype="float32")  # single precision is enough
    if not out.flags.writeable:
        out = out.copy()
    small = np.abs(out) <= threshold
    out -= np.sign(out) * np.float32(threshold)
    out[small] = 0.0
    return out
