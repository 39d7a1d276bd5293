def _shrink(value, t):
    if value > t:
        return value - t
    if value < -t:
        return value + t
    return 0.0


def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    values = np.array(ops.convert_to_numpy(w))
    # A strict comparison in double precision: a tie is exact in every precision.
    shrunk = np.fromiter((_shrink(float(v), float(threshold)) for v in values.flat), dtype=np.float64, count=values.size)
    return shrunk.reshape(values.shape)
