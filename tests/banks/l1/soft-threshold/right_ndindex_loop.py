def _shrink(value, t):
    if value > t:
        return value - t
    if value < -t:
        return value + t
    return 0.0


def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    given = ops.convert_to_numpy(w)
    result = np.empty(given.shape, dtype=np.float64)
    for where in np.ndindex(*given.shape):
        result[where] = _shrink(float(given[where]), float(threshold))
    return result.astype(given.dtype)
