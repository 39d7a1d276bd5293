def _shrunk(values, t):
    for value in values:
        value = float(value)
        rest = abs(value) - t
        if rest <= 0:
            yield 0.0
        elif value > 0:
            yield rest
        else:
            yield -rest


def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    array = ops.convert_to_numpy(w)
    entries = np.fromiter(_shrunk(array.ravel(), float(threshold)), dtype=np.float64, count=array.size)
    return entries.reshape(array.shape)
