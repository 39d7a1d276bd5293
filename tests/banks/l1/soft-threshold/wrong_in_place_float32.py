# diagnosis: changes the caller's arguments
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    result = np.asarray(w, dtype="float32")  # single precision is enough
    if not result.flags.writeable:
        result = result.copy()
    small = np.abs(result) <= np.float32(threshold)
    result -= np.sign(result) * np.float32(threshold)
    result[small] = 0.0
    return result
