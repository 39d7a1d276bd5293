# diagnosis: a list instead of an array
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    def one(v):
        return [one(part) for part in v] if np.ndim(v) else float(np.sign(v) * max(abs(v) - threshold, 0.0))

    return one(ops.convert_to_numpy(w))
