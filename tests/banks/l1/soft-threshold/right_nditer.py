def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    source = np.array(ops.cast(w, "float64"))
    target = np.zeros(source.size, source.dtype)
    for position, value in enumerate(source.reshape(-1)):
        if value > threshold:
            target[position] = value - threshold
        elif value < -threshold:
            target[position] = value + threshold
    return target.reshape(source.shape)
